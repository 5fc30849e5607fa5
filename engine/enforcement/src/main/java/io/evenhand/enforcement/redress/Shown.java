// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.redress;

import io.evenhand.enforcement.ledger.Books;
import io.evenhand.enforcement.ledger.CaseEvent;
import io.evenhand.enforcement.ledger.CaseEventKind;
import io.evenhand.enforcement.ledger.CaseRow;
import io.evenhand.enforcement.ledger.DecisionRow;
import io.evenhand.enforcement.ledger.EvidenceRow;
import io.evenhand.enforcement.ledger.ProposalRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What of a case an edition of its file holds. The account holder's holds what was decided and what it rests on; what was
 * only proposed, and evidence that two people have not checked, is held against nobody and would only do harm.
 */
final class Shown {
    private Shown() {}

    static List<EvidenceRow> evidence(Books books, CaseRow row, Edition edition) {
        return books.evidence().of(row.id()).stream()
                .filter(each -> edition == Edition.BODY || each.verifiedAt() != null)
                .toList();
    }

    static List<ProposalRow> proposals(Books books, CaseRow row, Edition edition) {
        return books.proposals().of(row.id()).stream()
                .filter(each -> edition == Edition.BODY || each.decision() != null)
                .toList();
    }

    static List<CaseEvent> events(Books books, CaseRow row, List<DecisionRow> decisions, Edition edition) {
        List<CaseEvent> all = books.cases().events(row.id());
        return edition == Edition.BODY ? all : served(all, decisions);
    }

    /** All but the steps of proposals that led to no decision; one proposal is over before the next begins. */
    private static List<CaseEvent> served(List<CaseEvent> all, List<DecisionRow> decisions) {
        Set<Instant> served = decisions.stream().map(DecisionRow::deliveredAt).collect(Collectors.toSet());
        List<CaseEvent> shown = new ArrayList<>(all);
        List<CaseEvent> steps = new ArrayList<>();
        for (CaseEvent each : all) {
            if (each.kind() == CaseEventKind.STEP_PROPOSED) {
                shown.removeAll(steps);
                steps.clear();
            }
            if (isStep(each.kind())) {
                steps.add(each);
            }
            if (each.kind() == CaseEventKind.STEP_AGREED && served.contains(each.at())) {
                steps.clear();
            }
        }
        shown.removeAll(steps);
        return shown;
    }

    private static boolean isStep(CaseEventKind kind) {
        return switch (kind) {
            case STEP_PROPOSED, STEP_SUBMITTED, STEP_AGREED, STEP_REFUSED, STEP_WITHDRAWN -> true;
            default -> false;
        };
    }
}
