// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.rulebook;

import io.evenhand.enforcement.ledger.ApprovalRow;
import io.evenhand.enforcement.ledger.Books;
import io.evenhand.enforcement.ledger.CasesRow;
import io.evenhand.enforcement.ledger.ReportRow;
import io.evenhand.enforcement.ledger.TermRow;
import io.evenhand.enforcement.ledger.TermRow.Stage;
import io.evenhand.enforcement.rulebook.Proof.Kind;
import io.evenhand.rules.ruleset.Semantics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a version has to show before it decides, read from the ledger. */
final class Proofs {
    /** So many worked cases at the least, each another story, all of them passed. */
    static final int CASES_MIN = 60;

    /** So many assessments in the shadow are enough however short it was. */
    static final int SHADOW_ASSESSMENTS = 200;

    /** So long in the shadow is enough, if it was asked about anything. */
    static final Duration SHADOW_TIME = Duration.ofDays(3);

    /** So many times it must have asked for something in the shadow, or as often as its report reaches accounts. */
    static final int SHADOW_PROPOSALS = 5;

    /** So many verdicts at a part of all accounts are enough however short it was. */
    static final int STAGE_VERDICTS = 20;

    /** So long at a part is enough, if it decided anything. */
    static final Duration STAGE_TIME = Duration.ofDays(1);

    private static final String OTHERWISE = "the program that ran them reads rules otherwise than this one";
    /** So many times it must have asked for something at a part, unless its report reaches no account. */
    static final int STAGE_PROPOSALS = 1;

    private Proofs() {}

    /** All of them, given or not. */
    static List<Proof> of(Books books, String hash, Instant now) {
        List<TermRow> terms = books.rulesets().terms(hash);
        ApprovalRow approval = books.rulesets().approval(hash);
        long reached = reached(books, hash, approval);
        return List.of(
                cases(books.proofs().cases(hash), books.semantics().ofCases(hash), approval),
                shadow(books, terms, reached, now),
                stage(books, hash, terms, approval, reached, now));
    }

    /** For how many accounts a version asks for something by its report; many if nobody knows. */
    private static long reached(Books books, String hash, @Nullable ApprovalRow approval) {
        Long id = approval == null ? books.reports().newest(hash) : Long.valueOf(approval.report());
        ReportRow report = id == null ? null : books.reports().find(id);
        ReportRow.Coverage coverage = report == null ? null : report.coverage();
        return coverage == null || coverage.reached() == null ? Long.MAX_VALUE : coverage.reached();
    }

    /** Those that are missing for a version to begin at a stage: for a part of all accounts no part must come before. */
    static List<Proof> missing(Books books, String hash, Stage stage, Instant now) {
        return of(books, hash, now).stream()
                .filter(proof -> !proof.given() && (stage == Stage.ACTIVE || proof.kind() != Kind.STAGE))
                .toList();
    }

    private static Proof cases(@Nullable CasesRow row, @Nullable Integer semantics, @Nullable ApprovalRow approval) {
        if (row == null) {
            return new Proof(Kind.CASES, false, "nobody has run any; " + CASES_MIN + " or more must pass");
        }
        if (semantics == null || semantics != Semantics.VERSION) {
            return new Proof(
                    Kind.CASES,
                    false,
                    "those run by " + row.madeBy() + " do not count: " + OTHERWISE + "; run them anew");
        }
        String words = (row.cases() - row.failed()) + " of " + row.cases() + " passed, run by " + row.madeBy();
        if (row.leftOut() == null) {
            return new Proof(
                    Kind.CASES, false, words + "; those of the program were not run beside them: run them anew");
        }
        long leftOut = row.leftOut().lines().count();
        if (leftOut > 0) {
            words += "; " + leftOut + " of the program's left out with a reason";
            if (approval != null && row.madeAt().isAfter(approval.approvedAt())) {
                return new Proof(Kind.CASES, false, words + ", after the second person agreed, who has not seen it");
            }
        }
        boolean enough = row.cases() >= CASES_MIN;
        return new Proof(
                Kind.CASES,
                enough && row.failed() == 0,
                enough ? words : words + "; there must be " + CASES_MIN + " or more, each another story");
    }

    private static Proof shadow(Books books, List<TermRow> terms, long reached, Instant now) {
        List<TermRow> shadows =
                terms.stream().filter(term -> term.stage() == Stage.SHADOW).toList();
        List<Long> ids = shadows.stream().map(TermRow::id).toList();
        long asked = books.proofs().askedInShadow(ids);
        long wanted = Math.min(SHADOW_PROPOSALS, reached);
        int proposed = books.proofs().proposedInShadow(ids, SHADOW_PROPOSALS);
        Duration time = time(shadows, now);
        boolean longEnough = asked >= SHADOW_ASSESSMENTS || (asked > 0 && time.compareTo(SHADOW_TIME) >= 0);
        return new Proof(
                Kind.SHADOW,
                longEnough && proposed >= wanted,
                asked + " assessments in " + time.toHours() + " hours; wanted are " + SHADOW_ASSESSMENTS + " or "
                        + SHADOW_TIME.toHours() + " hours; "
                        + proposals(proposed, SHADOW_PROPOSALS, wanted));
    }

    /** What it did before the newest approval does not count: it was stopped since, or is another report's. */
    private static Proof stage(
            Books books, String hash, List<TermRow> terms, @Nullable ApprovalRow approval, long reached, Instant now) {
        List<TermRow> stages = terms.stream()
                .filter(term -> term.stage() == Stage.STAGED
                        && approval != null
                        && !term.beganAt().isBefore(approval.approvedAt()))
                .toList();
        int decided = 0;
        int proposed = 0;
        if (!stages.isEmpty()) {
            Instant since = stages.get(0).beganAt();
            decided = books.proofs().verdicts(hash, since, STAGE_VERDICTS);
            proposed = books.proofs().proposed(hash, since, STAGE_PROPOSALS);
        }
        long wanted = Math.min(STAGE_PROPOSALS, reached);
        Duration time = time(stages, now);
        boolean longEnough = decided >= STAGE_VERDICTS || (decided > 0 && time.compareTo(STAGE_TIME) >= 0);
        return new Proof(
                Kind.STAGE,
                longEnough && proposed >= wanted,
                (decided >= STAGE_VERDICTS ? decided + " or more" : decided) + " verdicts in " + time.toHours()
                        + " hours; wanted are " + STAGE_VERDICTS + " or " + STAGE_TIME.toHours() + " hours; "
                        + proposals(proposed, STAGE_PROPOSALS, wanted));
    }

    /** A version that asked for nothing has shown nothing, unless its report says that there is nothing to ask for. */
    private static String proposals(int proposed, int most, long wanted) {
        String times = proposed >= most ? proposed + " or more" : Integer.toString(proposed);
        return "it asked for something in " + times + ", wanted in " + wanted
                + (wanted < most ? ", as many as the accounts that its report reaches" : "");
    }

    private static Duration time(List<TermRow> terms, Instant now) {
        return terms.stream()
                .map(term -> Duration.between(term.beganAt(), term.endedAt() == null ? now : term.endedAt()))
                .reduce(Duration.ZERO, Duration::plus);
    }
}
