// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.evidence;

import io.evenhand.contract.decision.Intervention;
import io.evenhand.contract.decision.InterventionType;
import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.EventId;
import io.evenhand.enforcement.identity.StaffMember;
import io.evenhand.enforcement.ledger.AppealId;
import io.evenhand.enforcement.ledger.Books;
import io.evenhand.enforcement.ledger.CaseEventKind;
import io.evenhand.enforcement.ledger.CaseId;
import io.evenhand.enforcement.ledger.CaseRow;
import io.evenhand.enforcement.ledger.EvidenceRow;
import io.evenhand.enforcement.ledger.Ledger;
import io.evenhand.enforcement.ledger.ThirdPartyReportRow;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where evidence is brought, checked and withdrawn, and where reports from outside are read. */
public final class EvidenceDesk {
    /** The shortest account of a check, and of whether it was planted, in characters. */
    public static final int CHECK_LENGTH_MIN = 40;

    /** The shortest reason, in characters. */
    public static final int REASON_LENGTH_MIN = 20;

    private static final int WORDS_LENGTH_MAX = 10_000;
    private static final int REPORTER_LENGTH_MAX = 500;
    private static final int VERIFIERS = 2;
    private static final int REPORTS_MAX = 200;

    private final Ledger ledger;
    private final Clock clock;

    public EvidenceDesk(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /** What comes of an act on evidence. */
    public sealed interface Kept {
        /** It was done; {@code verified} is true once two people checked it. */
        record Done(String id, boolean verified) implements Kept {}

        /** Nothing happened. */
        record Refused(Why why) implements Kept {}
    }

    /** Why nothing happened. */
    public enum Why {
        NOT_FOUND,
        ROLE,
        STATE,
        SAME_PERSON,
        TEXT_TOO_SHORT,
        /** A report counts only after one of us looked at it and took it up. */
        REPORT_NOT_TAKEN_UP
    }

    /** Brings evidence to a case; it counts for nothing until two others checked it. */
    public Kept gather(CaseId id, StaffMember by, Gathered gathered) {
        Instant now = now();
        return ledger.inTransaction(books -> {
            CaseRow file = books.cases().find(id);
            if (file == null) {
                return refused(Why.NOT_FOUND);
            }
            if (!by.role().decidesCases()) {
                return refused(Why.ROLE);
            }
            String report = gathered.report();
            if (report != null && !isTakenUp(books, report)) {
                return refused(Why.REPORT_NOT_TAKEN_UP);
            }
            EvidenceRow row = new EvidenceRow(
                    "e-" + UUID.randomUUID(),
                    id,
                    file.account(),
                    gathered.kind(),
                    gathered.sha256(),
                    gathered.source(),
                    gathered.summary(),
                    gathered.observedOn(),
                    gathered.terms(),
                    gathered.basis(),
                    now.plus(gathered.keep()),
                    report,
                    by.name(),
                    now,
                    null,
                    null);
            books.evidence().add(row);
            note(books, row, CaseEventKind.EVIDENCE_ADDED, by, now);
            return new Kept.Done(row.id(), false);
        });
    }

    /**
     * Checks evidence that somebody else brought.
     *
     * @param ownCheck what this person did to check it, without looking at what others wrote
     * @param planted why it was, or was not, planted by somebody who wants to harm the account holder
     */
    public Kept verify(String id, StaffMember by, String ownCheck, String planted) {
        if (ownCheck.strip().length() < CHECK_LENGTH_MIN || planted.strip().length() < CHECK_LENGTH_MIN) {
            return refused(Why.TEXT_TOO_SHORT);
        }
        Instant now = now();
        return act(id, by, (books, row) -> {
            Set<String> verifiers = books.evidence().verifiers(id);
            if (row.collectedBy().equals(by.name()) || verifiers.contains(by.name())) {
                return refused(Why.SAME_PERSON);
            }
            if (row.verifiedAt() != null) {
                return refused(Why.STATE);
            }
            books.evidence().verify(row, by.name(), ownCheck.strip(), planted.strip(), now);
            note(books, row, CaseEventKind.EVIDENCE_VERIFIED, by, now);
            boolean verified = verifiers.size() + 1 >= VERIFIERS;
            if (verified) {
                books.evidence().verified(id, now);
                tell(books, row, InterventionType.EVIDENCE_VERIFIED, now);
            }
            return new Kept.Done(id, verified);
        });
    }

    /** Withdraws evidence that turned out wrong; scoring forgets it. */
    public Kept withdraw(String id, StaffMember by, String why) {
        if (why.strip().length() < REASON_LENGTH_MIN) {
            return refused(Why.TEXT_TOO_SHORT);
        }
        Instant now = now();
        return act(id, by, (books, row) -> {
            books.evidence().withdraw(id, by.name(), why.strip(), now);
            note(books, row, CaseEventKind.EVIDENCE_WITHDRAWN, by, now);
            if (row.verifiedAt() != null) {
                tell(books, row, InterventionType.EVIDENCE_WITHDRAWN, now);
            }
            return new Kept.Done(id, row.verifiedAt() != null);
        });
    }

    /** An appeal refuted what rested on the evidence in a case: none of it counts for the next decision. */
    public static void refute(Books books, CaseId id, AppealId appeal, String decider, Instant now) {
        for (EvidenceRow row : books.evidence().of(id)) {
            if (row.withdrawnAt() != null) {
                continue;
            }
            books.evidence().withdraw(row.id(), decider, "What rested on it was overturned on appeal " + appeal, now);
            books.cases().event(id, CaseEventKind.EVIDENCE_WITHDRAWN, decider, null, now);
            books.audit().append(now, decider, "evidence.withdrawn", "evidence:" + row.id(), "appeal:" + appeal);
            if (row.verifiedAt() != null) {
                tell(books, row, InterventionType.EVIDENCE_WITHDRAWN, now);
            }
        }
    }

    /** The evidence in a case. */
    public List<EvidenceRow> of(CaseId id) {
        return ledger.inTransaction(books -> books.evidence().of(id));
    }

    /**
     * Takes a report from outside and gives a receipt for it; nothing else happens.
     *
     * @param account the account it is about, if the reporter knows it
     * @param reporter how to reach the reporter, or null; never shown to the account holder
     */
    public String report(@Nullable AccountId account, String words, @Nullable String reporter) {
        String text = words.strip();
        if (text.isEmpty() || text.length() > WORDS_LENGTH_MAX) {
            throw new IllegalArgumentException("a report has 1 to " + WORDS_LENGTH_MAX + " characters");
        }
        if (reporter != null && reporter.length() > REPORTER_LENGTH_MAX) {
            throw new IllegalArgumentException("a contact has " + REPORTER_LENGTH_MAX + " characters at most");
        }
        Instant now = now();
        String receipt = "r-" + UUID.randomUUID();
        ThirdPartyReportRow row =
                new ThirdPartyReportRow("rep-" + UUID.randomUUID(), receipt, account, text, now, null, null);
        ledger.run(books -> {
            books.evidence().report(row, reporter);
            books.audit().append(now, "public", "report.received", "report:" + row.id(), "");
        });
        return receipt;
    }

    /** Reports that nobody answered yet, the oldest first. */
    public List<ThirdPartyReportRow> reports() {
        return ledger.inTransaction(books -> books.evidence().openReports(REPORTS_MAX));
    }

    /** What became of a report, for the holder of its receipt; null if there is no such receipt. */
    public @Nullable ThirdPartyReportRow outcome(String receipt) {
        return ledger.<@Nullable ThirdPartyReportRow>inTransaction(
                books -> books.evidence().byReceipt(receipt));
    }

    /** Somebody read a report and says what becomes of it. */
    public Kept close(String id, StaffMember by, ThirdPartyReportRow.Outcome outcome, String why) {
        Instant now = now();
        return ledger.inTransaction(books -> {
            ThirdPartyReportRow row = books.evidence().lockReport(id);
            if (row == null) {
                return refused(Why.NOT_FOUND);
            }
            if (!by.role().decidesCases()) {
                return refused(Why.ROLE);
            }
            if (row.outcome() != null) {
                return refused(Why.STATE);
            }
            if (why.strip().length() < REASON_LENGTH_MIN) {
                return refused(Why.TEXT_TOO_SHORT);
            }
            books.evidence().closeReport(id, outcome, by.name(), why.strip(), now);
            books.audit().append(now, by.name(), "report.closed", "report:" + id, outcome.name());
            return new Kept.Done(id, false);
        });
    }

    private interface Act {
        Kept on(Books books, EvidenceRow row);
    }

    private Kept act(String id, StaffMember by, Act act) {
        return ledger.inTransaction(books -> {
            EvidenceRow known = books.evidence().find(id);
            if (known == null) {
                return refused(Why.NOT_FOUND);
            }
            if (!by.role().readsCases()) {
                return refused(Why.ROLE);
            }
            books.accounts().lock(known.account());
            EvidenceRow row = books.evidence().find(id);
            return row == null || row.withdrawnAt() != null ? refused(Why.STATE) : act.on(books, row);
        });
    }

    private static boolean isTakenUp(Books books, String report) {
        ThirdPartyReportRow row = books.evidence().lockReport(report);
        return row != null && row.outcome() == ThirdPartyReportRow.Outcome.TAKEN_UP;
    }

    private static void tell(Books books, EvidenceRow row, InterventionType type, Instant now) {
        books.outbox()
                .post(new Intervention(
                        new EventId(row.id() + ":" + type.name().toLowerCase(Locale.ROOT)),
                        type,
                        now,
                        row.account(),
                        null,
                        null,
                        row.id(),
                        row.kind().name()));
    }

    private static void note(Books books, EvidenceRow row, CaseEventKind kind, StaffMember by, Instant now) {
        books.cases().event(row.caseId(), kind, by.name(), null, now);
        books.audit()
                .append(
                        now,
                        by.name(),
                        "evidence."
                                + kind.name().substring("EVIDENCE_".length()).toLowerCase(Locale.ROOT),
                        "evidence:" + row.id(),
                        row.kind().name());
    }

    private static Kept refused(Why why) {
        return new Kept.Refused(why);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
