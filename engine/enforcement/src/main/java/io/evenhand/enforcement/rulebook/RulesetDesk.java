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
import io.evenhand.enforcement.ledger.WaiverRow;
import io.evenhand.enforcement.rulebook.Move.Why;
import io.evenhand.rules.ruleset.Semantics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
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

    /** A report older than this is too old to act on. */
    public static final Duration REPORT_AGE_MAX = Duration.ofDays(14);

    /** A report looks at this part of what is stored of the last 90 days, or it is not enough to act on. */
    public static final double REPORT_SHARE_MIN = 0.8;

    /** A report over fewer assessments shows too little: what comes up in 3 of 100 may well not be in it. */
    public static final long REPORT_ASSESSMENTS_MIN = 100;

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
            books.rulesets().describe(version.hash(), book.workshop().keys(row));
            note(books, author, "ruleset.proposed", version.hash(), why.strip(), now);
            return new Move.Done(version.hash());
        });
    }

    /**
     * Agrees to a version, with a report about exactly that version in hand; the author cannot. Of what came with the
     * program, whoever deployed it is the author.
     */
    public Move approve(StaffMember approver, String hash, long report, String reason) {
        return act(approver, hash, Right.APPROVES, (books, row, now) -> {
            String author = author(row);
            if (author.equals(approver.name())) {
                return Why.SAME_PERSON;
            }
            if (reason.strip().length() < REASON_LENGTH_MIN) {
                return Why.TEXT_TOO_SHORT;
            }
            Why obstacle = obstacle(books, hash, report, now);
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
            if (book.isActive(books, hash)) {
                return Why.STATE;
            }
            book.begin(books, term(row, Stage.SHADOW, null, null, by, now), String.valueOf(row.body()));
            note(books, by, "ruleset.shadow", hash, "", now);
            return null;
        });
    }

    /** Lets an approved version decide for a part of all accounts; another one that did so stops. */
    public Move stage(StaffMember by, String hash, int percent) {
        if (percent < 1 || percent > PERCENT_MAX) {
            return new Move.Refused(Why.PERCENT);
        }
        return act(by, hash, Right.STAGES, (books, row, now) -> {
            if (book.isActive(books, hash)) {
                return Why.STATE;
            }
            Why obstacle = begin(books, row, Stage.STAGED, percent, by, now);
            if (obstacle == null) {
                note(books, by, "ruleset.staged", hash, percent + " %", now);
            }
            return obstacle;
        });
    }

    /**
     * Lets a version decide without all that must come before. Neither the author nor whoever then makes it decide can be
     * the one who says so; the word holds as long as the report that the version was approved on.
     */
    public Move waive(StaffMember by, String hash, String reason) {
        return act(by, hash, Right.APPROVES, (books, row, now) -> {
            if (author(row).equals(by.name())) {
                return Why.SAME_PERSON;
            }
            if (reason.strip().length() < REASON_LENGTH_MIN) {
                return Why.TEXT_TOO_SHORT;
            }
            ApprovalRow approval = books.rulesets().approval(hash);
            if (approval == null || isSpent(books, approval)) {
                return Why.NOT_APPROVED;
            }
            List<Proof> missing = Proofs.missing(books, hash, Stage.ACTIVE, now);
            if (missing.isEmpty()) {
                return Why.STATE;
            }
            String words = words(missing);
            books.proofs()
                    .waive(new WaiverRow(
                            0, hash, author(row), approval.report(), words, by.name(), now, reason.strip()));
            note(books, by, "ruleset.waived", hash, reason.strip() + " (" + words + ")", now);
            return null;
        });
    }

    private static String words(List<Proof> proofs) {
        return proofs.stream().map(Proof::sentence).collect(Collectors.joining("; "));
    }

    /**
     * Lets an approved version decide for everybody. What decides for a part stops: it was compared with another version.
     */
    public Move activate(StaffMember by, String hash) {
        return act(by, hash, Right.APPROVES, (books, row, now) -> {
            if (book.isActive(books, hash)) {
                return Why.STATE;
            }
            Why obstacle = begin(books, row, Stage.ACTIVE, null, by, now);
            if (obstacle != null) {
                return obstacle;
            }
            settle(books, hash, by, now);
            note(books, by, "ruleset.active", hash, "", now);
            return null;
        });
    }

    /**
     * Brings back, at once and on one person's word, a version that was active until another one took its place: its
     * report and its two people are those of that time. One that began under another reading of the rules does not: nobody
     * has seen what it would do now.
     */
    public Move rollBack(StaffMember by, String hash, String reason) {
        if (reason.strip().length() < REASON_LENGTH_MIN) {
            return new Move.Refused(Why.TEXT_TOO_SHORT);
        }
        return act(by, hash, Right.APPROVES, (books, row, now) -> {
            TermRow earlier = book.returnable(books, hash);
            if (earlier == null) {
                return Why.NEVER_REPLACED;
            }
            if (!isOurs(books.semantics().ofTerm(earlier.id()))) {
                return Why.OTHER_SEMANTICS;
            }
            book.comeBack(books, earlier, by.name(), now);
            settle(books, hash, by, now);
            note(books, by, "ruleset.rolled_back", hash, reason.strip(), now);
            return null;
        });
    }

    /** Ends every part, and the time in the shadow of the version that is active now. */
    private static void settle(Books books, String hash, StaffMember by, Instant now) {
        TermRow staged = books.rulesets().end(Stage.STAGED, by.name(), now);
        if (staged != null && !staged.ruleset().equals(hash)) {
            note(books, by, "ruleset.stopped", staged.ruleset(), "staged; another version became active", now);
        }
        TermRow shadow = books.rulesets().running(Stage.SHADOW);
        if (shadow != null && shadow.ruleset().equals(hash)) {
            books.rulesets().end(Stage.SHADOW, by.name(), now);
        }
    }

    /**
     * Stops what a version does: in the shadow, at a part, or for all. In the place of an active one comes the version that
     * it had replaced; if there is none that may come back, nothing is restricted by rules any more.
     */
    public Move stop(StaffMember by, String hash) {
        return act(by, hash, Right.STOPS, (books, row, now) -> {
            boolean stopped = false;
            for (Stage stage : Stage.values()) {
                TermRow term = books.rulesets().running(stage);
                if (term == null || !term.ruleset().equals(hash)) {
                    continue;
                }
                if (stage != Stage.SHADOW && !by.role().approvesRules()) {
                    return Why.ROLE;
                }
                TermRow earlier = stage == Stage.ACTIVE ? book.returnable(books, null) : null;
                books.rulesets().end(stage, by.name(), now);
                note(books, by, "ruleset.stopped", hash, stage.name().toLowerCase(Locale.ROOT), now);
                if (earlier != null && isOurs(books.semantics().ofTerm(earlier.id()))) {
                    book.comeBack(books, earlier, by.name(), now);
                    note(books, by, "ruleset.rolled_back", earlier.ruleset(), "in the place of a stopped version", now);
                }
                stopped = true;
            }
            return stopped ? null : Why.STATE;
        });
    }

    private enum Right {
        AUTHORS,
        APPROVES,
        /** As those who approve; no part must have come before. */
        STAGES,
        /** As those who write; a version can be stopped even if this program cannot use it. */
        STOPS
    }

    private static String author(RulesetRow row) {
        String author = row.author();
        return author == null ? Rulebook.DEPLOYMENT : author;
    }

    private interface Act {
        @Nullable
        Why on(Books books, RulesetRow row, Instant now);
    }

    private Move act(StaffMember by, String hash, Right right, Act act) {
        boolean may = by.role().approvesRules()
                || (right != Right.APPROVES
                        && right != Right.STAGES
                        && by.role().authorsRules());
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
            if (right != Right.STOPS) {
                book.ready(hash);
            }
        } catch (UnfitRulesetException e) {
            return new Move.Refused(Why.UNFIT, e.findings());
        }
        return ledger.inTransaction(books -> {
            books.rulesets().lock();
            Why why = act.on(books, known, now);
            if (why == null) {
                return new Move.Done(hash);
            }
            return why == Why.UNPROVEN
                    ? new Move.Refused(
                            why, lacks(books, hash, right == Right.STAGES ? Stage.STAGED : Stage.ACTIVE, now))
                    : new Move.Refused(why);
        });
    }

    private static List<String> lacks(Books books, String hash, Stage stage, Instant now) {
        return Proofs.missing(books, hash, stage, now).stream()
                .map(Proof::sentence)
                .toList();
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
        Why obstacle = obstacle(books, row.hash(), approval.report(), now);
        if (obstacle != null) {
            return obstacle;
        }
        Long waiver = null;
        if (!Proofs.missing(books, row.hash(), stage, now).isEmpty()) {
            WaiverRow found = waiver(books, approval);
            if (found == null) {
                return Why.UNPROVEN;
            }
            if (found.waivedBy().equals(by.name())) {
                return Why.WAIVED_BY_YOU;
            }
            waiver = found.id();
        }
        book.begin(books, term(row, stage, percent, approval, by, now).waived(waiver), String.valueOf(row.body()));
        return null;
    }

    private static @Nullable WaiverRow waiver(Books books, ApprovalRow approval) {
        return books.proofs().waivers(approval.ruleset()).stream()
                .filter(each -> each.report() == approval.report())
                .findFirst()
                .orElse(null);
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

    private @Nullable Why obstacle(Books books, String hash, long report, Instant now) {
        ReportRow found = books.reports().find(report);
        if (found == null || !found.ruleset().equals(hash)) {
            return Why.NO_REPORT;
        }
        if (!isOurs(books.semantics().ofReport(report))) {
            return Why.OTHER_SEMANTICS;
        }
        if (found.madeAt().isBefore(now.minus(REPORT_AGE_MAX))) {
            return Why.OLD_REPORT;
        }
        ReportRow.Coverage coverage = found.coverage();
        if (coverage == null || coverage.share() < REPORT_SHARE_MIN) {
            return Why.NARROW_REPORT;
        }
        if (coverage.assessments() < REPORT_ASSESSMENTS_MIN) {
            return Why.SMALL_REPORT;
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
