// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.transparency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.evenhand.contract.id.DecisionId;
import io.evenhand.contract.id.ServerId;
import io.evenhand.enforcement.ledger.Books;
import io.evenhand.enforcement.ledger.CaseEvent;
import io.evenhand.enforcement.ledger.DecisionRow;
import io.evenhand.enforcement.ledger.EvidenceRow;
import io.evenhand.enforcement.ledger.Ledger;
import io.evenhand.enforcement.ledger.PublicationRow;
import io.evenhand.enforcement.ledger.VerdictRow;
import io.evenhand.enforcement.notice.Provenance;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes the public statement of every decision that restricts. A decision itself says that one is due, so none can be
 * lost between the two; each is written once.
 */
public final class Publications {
    private static final int BATCH = 200;

    private final Ledger ledger;
    private final PublicationSettings settings;
    private final Clock clock;
    private final Supplier<UUID> names;
    private final StatementSchema schema = new StatementSchema();
    private final ObjectMapper json = new ObjectMapper();

    public Publications(Ledger ledger, PublicationSettings settings, Clock clock) {
        this(ledger, settings, clock, UUID::randomUUID);
    }

    Publications(Ledger ledger, PublicationSettings settings, Clock clock, Supplier<UUID> names) {
        this.ledger = ledger;
        this.settings = settings;
        this.clock = clock;
        this.names = names;
    }

    /** Writes what is missing; returns how many. */
    public int write() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return ledger.inTransaction(books -> {
            List<DecisionId> missing = books.publications().missing(BATCH);
            missing.forEach(id -> books.publications().write(row(books, id, now), now));
            return missing.size();
        });
    }

    private PublicationRow row(Books books, DecisionId id, Instant now) {
        DecisionRow row = Objects.requireNonNull(books.decisions().find(id, now));
        VerdictRow verdict =
                books.accounts().verdictBehind(row.decision().subject().account(), row.assessment());
        String puid = "eh-" + names.get();
        List<EvidenceRow> evidence = books.evidence().of(row.caseId());
        boolean reported = evidence.stream()
                .filter(each -> !each.collectedAt().isAfter(row.deliveredAt()))
                .anyMatch(each -> each.kind() == EvidenceRow.Kind.THIRD_PARTY_REPORT);
        PublicStatement statement = PublicStatement.of(
                row.decision(),
                verdict.assessment(),
                Provenance.of(
                        before(books.cases().events(row.caseId()), row.deliveredAt()),
                        row.decision().origin()),
                PublicPreview.source(reported),
                settings,
                puid);
        String body = text(statement);
        String fault = fault(statement, body, row);
        PublicationRow.State state = fault != null
                ? PublicationRow.State.REFUSED
                : now.isBefore(settings.heldUntil()) ? PublicationRow.State.HELD : PublicationRow.State.WAITING;
        return new PublicationRow(puid, id, body, state, 0, fault);
    }

    /** What had happened when the decision was made: an appeal, or what is found later, is no part of how it came about. */
    private static List<CaseEvent> before(List<CaseEvent> events, Instant decided) {
        return events.stream().filter(each -> !each.at().isAfter(decided)).toList();
    }

    private @Nullable String fault(PublicStatement statement, String body, DecisionRow row) {
        List<String> names = new ArrayList<>(List.of(
                row.decision().subject().account().value(),
                row.caseId().value(),
                row.decision().id().value()));
        ServerId server = row.decision().subject().server();
        if (server != null) {
            names.add(server.value());
        }
        String personal = PublicPreview.finding(statement, names);
        if (personal != null) {
            return "holds " + personal;
        }
        List<String> faults = schema.faults(body);
        return faults.isEmpty() ? null : String.join("; ", faults);
    }

    private String text(PublicStatement statement) {
        try {
            return json.writeValueAsString(statement);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a statement is plain text", e);
        }
    }
}
