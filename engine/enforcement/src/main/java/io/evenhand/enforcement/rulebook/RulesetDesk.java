// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.rulebook;

import io.evenhand.enforcement.identity.StaffMember;
import io.evenhand.enforcement.ledger.ApprovalRow;
import io.evenhand.enforcement.ledger.Books;
import io.evenhand.enforcement.ledger.Ledger;
import io.evenhand.enforcement.ledger.ReportRow;
import io.evenhand.enforcement.ledger.RulesetRow;
import io.evenhand.enforcement.ledger.TermRow;
import io.evenhand.enforcement.ledger.TermRow.Stage;
import io.evenhand.enforcement.rulebook.Move.Why;
import io.evenhand.rules.ruleset.Semantics;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where people hand in versions of the rules, agree to them, and make them decide. Each act is one transaction with its
 * row in the audit log; what the database's own constraints refuse is refused here first, in words.
 */
public final class RulesetDesk {
    /** The shortest reason that goes with an act, in characters. */
    public static final int REASON_LENGTH_MIN = 10;

    /** The longest text of a ruleset taken, in characters. */
    public static final int TEXT_LENGTH_MAX = 200_000;

    private static final int PERCENT_MAX = 99;

    private final Ledger ledger;
    private final Rulebook book;
    private final Clock clock;

    public RulesetDesk(Ledger ledger, Rulebook book, Clock clock) {
        this.ledger = ledger;
        this.book = book;
        this.clock = clock;
    }

    /** Hands in a version; it decides nothing yet. */
    public Move propose(StaffMember author, String text, String why) {
        if (!author.role().authorsRules()) {
            return new Move.Refused(Why.ROLE);
        }
        if (why.strip().length() < REASON_LENGTH_MIN) {
            return new Move.Refused(Why.TEXT_TOO_SHORT);
        }
        if (text.length() > TEXT_LENGTH_MAX) {
            return new Move.Refused(Why.UNFIT, List.of("longer than " + TEXT_LENGTH_MAX + " characters"));
        }
        Workshop.Version version;
        try {
            version = book.workshop().read(text);
        } catch (UnfitRulesetException e) {
            return new Move.Refused(Why.UNFIT, e.findings());
        }
        Instant now = now();
        return ledger.inTransaction(books -> {
            RulesetRow row = new RulesetRow(
                    version.hash(), RulesetRow.Origin.UPLOAD, version.body(), author.name(), why.strip(), now);
            if (!books.rulesets().record(row)) {
                return new Move.Refused(Why.KNOWN);
            }
            note(books, author, "ruleset.proposed", version.hash(), why.strip(), now);
            return new Move.Done(version.hash());
        });
    }

    /** Agrees to a version, with a report about exactly that version in hand; the author cannot. */
    public Move approve(StaffMember approver, String hash, long report, String reason) {
        return act(approver, hash, Right.APPROVES, (books, row, now) -> {
            String author = row.author();
            if (author == null) {
                return Why.STATE;
            }
            if (author.equals(approver.name())) {
                return Why.SAME_PERSON;
            }
            if (reason.strip().length() < REASON_LENGTH_MIN) {
                return Why.TEXT_TOO_SHORT;
            }
            Why obstacle = obstacle(books, hash, report);
            if (obstacle != null) {
                return obstacle;
            }
            books.rulesets().approve(new ApprovalRow(hash, author, approver.name(), report, reason.strip(), now));
            note(books, approver, "ruleset.approved", hash, "report " + report + ": " + reason.strip(), now);
            return null;
        });
    }

    /** Asks a version beside the active one from now on; it decides nothing, so one person is enough. */
    public Move shadow(StaffMember by, String hash) {
        return act(by, hash, Right.AUTHORS, (books, row, now) -> {
            if (book.activeHash(books).equals(hash)) {
                return Why.STATE;
            }
            book.begin(books, term(row, Stage.SHADOW, null, null, by, now), String.valueOf(row.body()));
            note(books, by, "ruleset.shadow", hash, "", now);
            return null;
        });
    }

    /** Lets an approved version decide for a part of all accounts. */
    public Move stage(StaffMember by, String hash, int percent) {
        if (percent < 1 || percent > PERCENT_MAX) {
            return new Move.Refused(Why.PERCENT);
        }
        return act(by, hash, Right.APPROVES, (books, row, now) -> {
            TermRow staged = books.rulesets().running(Stage.STAGED);
            if (staged != null && !staged.ruleset().equals(hash)) {
                return Why.STATE;
            }
            Why obstacle = begin(books, row, Stage.STAGED, percent, by, now);
            if (obstacle == null) {
                note(books, by, "ruleset.staged", hash, percent + " %", now);
            }
            return obstacle;
        });
    }

    /** Lets an approved version decide for everybody. */
    public Move activate(StaffMember by, String hash) {
        return act(by, hash, Right.APPROVES, (books, row, now) -> {
            if (book.activeHash(books).equals(hash)) {
                return Why.STATE;
            }
            Why obstacle = begin(books, row, Stage.ACTIVE, null, by, now);
            if (obstacle != null) {
                return obstacle;
            }
            for (Stage stage : new Stage[] {Stage.STAGED, Stage.SHADOW}) {
                TermRow other = books.rulesets().running(stage);
                if (other != null && other.ruleset().equals(hash)) {
                    books.rulesets().end(stage, by.name(), now);
                }
            }
            note(books, by, "ruleset.active", hash, "", now);
            return null;
        });
    }

    /** Stops what a version does: in the shadow, at a part, or for all; then the version that came with the program decides. */
    public Move stop(StaffMember by, String hash) {
        return act(by, hash, Right.AUTHORS, (books, row, now) -> {
            boolean stopped = false;
            for (Stage stage : Stage.values()) {
                TermRow term = books.rulesets().running(stage);
                if (term == null || !term.ruleset().equals(hash) || hash.equals(book.deployedHash())) {
                    continue;
                }
                if (stage != Stage.SHADOW && !by.role().approvesRules()) {
                    return Why.ROLE;
                }
                books.rulesets().end(stage, by.name(), now);
                note(books, by, "ruleset.stopped", hash, stage.name().toLowerCase(Locale.ROOT), now);
                if (stage == Stage.ACTIVE) {
                    book.beginDeployed(books, by.name(), now);
                }
                stopped = true;
            }
            return stopped ? null : Why.STATE;
        });
    }

    private enum Right {
        AUTHORS,
        APPROVES
    }

    private interface Act {
        @Nullable
        Why on(Books books, RulesetRow row, Instant now);
    }

    private Move act(StaffMember by, String hash, Right right, Act act) {
        boolean may = right == Right.APPROVES
                ? by.role().approvesRules()
                : by.role().authorsRules() || by.role().approvesRules();
        if (!may) {
            return new Move.Refused(Why.ROLE);
        }
        Instant now = now();
        // compiling takes seconds; nobody should wait for a lock meanwhile
        RulesetRow known = ledger.<@Nullable RulesetRow>inTransaction(
                books -> books.rulesets().find(hash));
        if (known == null || known.body() == null) {
            return new Move.Refused(Why.NOT_FOUND);
        }
        try {
            book.ready(hash);
        } catch (UnfitRulesetException e) {
            return new Move.Refused(Why.UNFIT, e.findings());
        }
        return ledger.inTransaction(books -> {
            books.rulesets().lock();
            Why why = act.on(books, known, now);
            return why == null ? new Move.Done(hash) : new Move.Refused(why);
        });
    }

    private @Nullable Why begin(
            Books books, RulesetRow row, Stage stage, @Nullable Integer percent, StaffMember by, Instant now) {
        ApprovalRow approval = books.rulesets().approval(row.hash());
        if (approval == null) {
            return books.reports().of(row.hash()).isEmpty() ? Why.NO_REPORT : Why.NOT_APPROVED;
        }
        if (isSpent(books, approval)) {
            return Why.NOT_APPROVED;
        }
        if (!isOurs(books.semantics().ofApproval(row.hash()))) {
            return Why.OTHER_SEMANTICS;
        }
        Why obstacle = obstacle(books, row.hash(), approval.report());
        if (obstacle == null) {
            book.begin(books, term(row, stage, percent, approval, by, now), String.valueOf(row.body()));
        }
        return obstacle;
    }

    /**
     * What decided and was stopped or replaced since two people agreed needs their word anew. Another percentage, or the
     * version's own activation, only hands a stage on.
     */
    private static boolean isSpent(Books books, ApprovalRow approval) {
        List<TermRow> decisive = books.rulesets().terms(approval.ruleset()).stream()
                .filter(term -> term.stage() != Stage.SHADOW)
                .toList();
        return decisive.stream().anyMatch(term -> {
            Instant end = term.endedAt();
            return end != null
                    && !end.isBefore(approval.approvedAt())
                    && decisive.stream()
                            .noneMatch(next ->
                                    next.id() > term.id() && next.beganAt().equals(end));
        });
    }

    private @Nullable Why obstacle(Books books, String hash, long report) {
        ReportRow found = books.reports().find(report);
        if (found == null || !found.ruleset().equals(hash)) {
            return Why.NO_REPORT;
        }
        if (!isOurs(books.semantics().ofReport(report))) {
            return Why.OTHER_SEMANTICS;
        }
        return found.baseline().equals(book.activeHash(books)) ? null : Why.STALE_REPORT;
    }

    private static boolean isOurs(@Nullable Integer semantics) {
        return semantics != null && semantics == Semantics.VERSION;
    }

    private static TermRow term(
            RulesetRow row,
            Stage stage,
            @Nullable Integer percent,
            @Nullable ApprovalRow approval,
            StaffMember by,
            Instant now) {
        return TermRow.wanted(row.hash(), row.origin(), stage, percent, approval, by.name(), now);
    }

    private static void note(Books books, StaffMember by, String act, String hash, String detail, Instant now) {
        books.audit().append(now, by.name(), act, "ruleset:" + hash, detail);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
