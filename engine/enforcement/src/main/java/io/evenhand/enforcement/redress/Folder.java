// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.redress;

import io.evenhand.contract.decision.Decision;
import io.evenhand.contract.decision.Origin;
import io.evenhand.enforcement.attachment.MediaType;
import io.evenhand.enforcement.ledger.AnswerRow;
import io.evenhand.enforcement.ledger.AppealRow;
import io.evenhand.enforcement.ledger.CaseEvent;
import io.evenhand.enforcement.ledger.CaseEventKind;
import io.evenhand.enforcement.ledger.ClockRow;
import io.evenhand.enforcement.ledger.DecisionRow;
import io.evenhand.enforcement.ledger.EvidenceRow;
import io.evenhand.enforcement.ledger.FileRow;
import io.evenhand.enforcement.ledger.Grounds;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The parts of a case's file as they are written; what is null is left out. */
final class Folder {
    private Folder() {}

    /** The case: its decisions and what happened, in order. */
    record CaseSheet(
            String caseId, String account, Instant openedAt, List<DecisionSheet> decisions, List<EventSheet> history) {}

    record DecisionSheet(
            String id,
            String measure,
            @Nullable String server,
            String decidedBy,
            Instant deliveredAt,
            Instant from,
            @Nullable Instant until,
            String state,
            List<String> reasonCodes,
            List<String> facts,
            List<String> inFavour,
            @Nullable String clause,
            @Nullable String terms,
            @Nullable String proportionality,
            @Nullable String urgency,
            @Nullable Instant warnedAt,
            Instant appealUntil) {
        static DecisionSheet of(DecisionRow row, Grounds grounds) {
            Decision decision = row.decision();
            var server = decision.subject().server();
            var urgency = grounds.urgency();
            return new DecisionSheet(
                    decision.id().value(),
                    decision.measure().name(),
                    server == null ? null : server.value(),
                    by(decision.origin()),
                    row.deliveredAt(),
                    decision.from(),
                    decision.until(),
                    row.state().name(),
                    row.reasonCodes(),
                    decision.reasons().facts(),
                    decision.reasons().inFavour(),
                    grounds.clause(),
                    grounds.terms(),
                    grounds.proportionality(),
                    urgency == null ? null : urgency.name(),
                    grounds.warnedAt(),
                    decision.reasons().appealUntil());
        }

        private static String by(Origin origin) {
            if (origin instanceof Origin.ByRule rule) {
                return "a rule of " + rule.ruleset();
            }
            if (origin instanceof Origin.ByClock) {
                return "a clock that ran out";
            }
            return origin instanceof Origin.OnAppeal
                    ? "a person who was not involved before, on appeal"
                    : "two people: one proposed it and another agreed";
        }
    }

    /** One thing that happened; {@code words} are those that were said to the account holder or to each other as reasons. */
    record EventSheet(
            Instant at,
            String what,
            @Nullable String role,
            @Nullable String words) {
        static EventSheet of(CaseEvent event, UnaryOperator<String> role) {
            String staff = event.staff();
            return new EventSheet(
                    event.at(),
                    event.kind().name(),
                    staff == null ? null : role.apply(staff),
                    isNote(event) ? null : event.words());
        }

        private static boolean isNote(CaseEvent event) {
            return event.kind() == CaseEventKind.NOTED;
        }
    }

    /** One piece of evidence, known by its hash; where it came from a report, nothing says from whom. */
    record EvidenceSheet(
            String id,
            String kind,
            String sha256,
            String source,
            String summary,
            String observedOn,
            String terms,
            String basis,
            Instant collectedAt,
            Instant keptUntil,
            int checkedBy,
            @Nullable Instant verifiedAt,
            @Nullable Instant withdrawnAt) {
        static EvidenceSheet of(EvidenceRow row, int checkedBy) {
            boolean reported = row.kind() == EvidenceRow.Kind.THIRD_PARTY_REPORT;
            return new EvidenceSheet(
                    row.id(),
                    row.kind().name(),
                    row.sha256(),
                    reported ? "a report from outside, checked by us" : row.source(),
                    row.summary(),
                    row.observedOn().toString(),
                    row.terms(),
                    row.basis().name(),
                    row.collectedAt(),
                    row.keepUntil(),
                    checkedBy,
                    row.verifiedAt(),
                    row.withdrawnAt());
        }
    }

    /** An appeal with its answers and what became of its clocks. */
    record AppealSheet(
            String reference,
            String decision,
            Instant filedAt,
            String statement,
            List<String> grounds,
            @Nullable String hardship,
            List<FileSheet> files,
            String state,
            @Nullable String outcome,
            @Nullable Instant decidedAt,
            @Nullable String decidedBy,
            @Nullable String reasons,
            List<AnswerRow> answers,
            List<ClockSheet> clocks) {
        static AppealSheet of(
                AppealRow row,
                List<String> grounds,
                List<FileRow> files,
                List<AnswerRow> answers,
                List<ClockRow> clocks,
                UnaryOperator<String> role) {
            String decider = row.decider();
            var outcome = row.outcome();
            return new AppealSheet(
                    row.id().value(),
                    row.decision().value(),
                    row.filedAt(),
                    row.statement(),
                    grounds,
                    row.hardship(),
                    files.stream().map(FileSheet::of).toList(),
                    row.state().name(),
                    outcome == null ? null : outcome.name(),
                    row.decidedAt(),
                    decider == null ? null : role.apply(decider),
                    row.reasons(),
                    answers,
                    clocks.stream().map(ClockSheet::of).toList());
        }
    }

    record FileSheet(String path, String name, String type, int size, String sha256, Instant at) {
        static FileSheet of(FileRow row) {
            return new FileSheet(path(row), row.name(), row.type(), row.size(), row.sha256(), row.at());
        }

        /** Where it lies in the bundle: the name is ours, so that nothing in it can point elsewhere. */
        static String path(FileRow row) {
            return "files/" + row.appeal() + "-" + row.number() + "." + MediaType.ending(row.type());
        }
    }

    record ClockSheet(
            String kind,
            Instant startedAt,
            Instant dueAt,
            @Nullable Instant metAt,
            @Nullable Instant breachedAt,
            @Nullable String relief) {
        static ClockSheet of(ClockRow row) {
            var relief = row.relief();
            return new ClockSheet(
                    row.kind().name(),
                    row.startedAt(),
                    row.dueAt(),
                    row.metAt(),
                    row.breachedAt(),
                    relief == null ? null : relief.name());
        }
    }

    /** A link of the log without who it was, for the account holder: its signature still covers its hash. */
    record RoleLink(
            long seq,
            Instant at,
            @Nullable String role,
            @Nullable String purpose,
            String act,
            String subject,
            String hash,
            @Nullable String keyId,
            @Nullable String signature) {}

    /** What the bundle holds, each file by its hash, signed with the key of the log. */
    record Manifest(
            int version, String edition, String caseId, Instant madeAt, List<Entry> files, List<String> howToCheck) {}

    record Entry(String path, String sha256) {}
}
