// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.rulebook;

import io.evenhand.enforcement.ledger.ApprovalRow;
import io.evenhand.enforcement.ledger.Books;
import io.evenhand.enforcement.ledger.CasesRow;
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
    /** So many worked cases at the least, all of them passed. */
    static final int CASES_MIN = 60;

    /** So many assessments in the shadow are enough however short it was. */
    static final int SHADOW_ASSESSMENTS = 200;

    /** So long in the shadow is enough, if it was asked about anything. */
    static final Duration SHADOW_TIME = Duration.ofDays(3);

    /** So many verdicts at a part of all accounts are enough however short it was. */
    static final int STAGE_VERDICTS = 20;

    /** So long at a part is enough, if it decided anything. */
    static final Duration STAGE_TIME = Duration.ofDays(1);

    private static final String OTHERWISE = "the program that ran them reads rules otherwise than this one";

    private Proofs() {}

    /** All of them, given or not. */
    static List<Proof> of(Books books, String hash, Instant now) {
        List<TermRow> terms = books.rulesets().terms(hash);
        return List.of(
                cases(books, hash),
                shadow(books, terms, now),
                stage(books, hash, terms, books.rulesets().approval(hash), now));
    }

    /** Those that are missing for a version to begin at a stage: for a part of all accounts no part must come before. */
    static List<Proof> missing(Books books, String hash, Stage stage, Instant now) {
        return of(books, hash, now).stream()
                .filter(proof -> !proof.given() && (stage == Stage.ACTIVE || proof.kind() != Kind.STAGE))
                .toList();
    }

    private static Proof cases(Books books, String hash) {
        CasesRow row = books.proofs().cases(hash);
        if (row == null) {
            return new Proof(Kind.CASES, false, "nobody has run any; " + CASES_MIN + " or more must pass");
        }
        Integer semantics = books.semantics().ofCases(hash);
        if (semantics == null || semantics != Semantics.VERSION) {
            return new Proof(
                    Kind.CASES,
                    false,
                    "those run by " + row.madeBy() + " do not count: " + OTHERWISE + "; run them anew");
        }
        String words = (row.cases() - row.failed()) + " of " + row.cases() + " passed, run by " + row.madeBy();
        boolean enough = row.cases() >= CASES_MIN;
        return new Proof(
                Kind.CASES,
                enough && row.failed() == 0,
                enough ? words : words + "; there must be " + CASES_MIN + " or more");
    }

    private static Proof shadow(Books books, List<TermRow> terms, Instant now) {
        List<TermRow> shadows =
                terms.stream().filter(term -> term.stage() == Stage.SHADOW).toList();
        long asked =
                books.proofs().askedInShadow(shadows.stream().map(TermRow::id).toList());
        Duration time = time(shadows, now);
        boolean given = asked >= SHADOW_ASSESSMENTS || (asked > 0 && time.compareTo(SHADOW_TIME) >= 0);
        return new Proof(
                Kind.SHADOW,
                given,
                asked + " assessments in " + time.toHours() + " hours; wanted are " + SHADOW_ASSESSMENTS + " or "
                        + SHADOW_TIME.toHours() + " hours");
    }

    /** What it did before the newest approval does not count: it was stopped since, or is another report's. */
    private static Proof stage(
            Books books, String hash, List<TermRow> terms, @Nullable ApprovalRow approval, Instant now) {
        List<TermRow> stages = terms.stream()
                .filter(term -> term.stage() == Stage.STAGED
                        && approval != null
                        && !term.beganAt().isBefore(approval.approvedAt()))
                .toList();
        int decided = stages.isEmpty()
                ? 0
                : books.proofs().verdicts(hash, stages.get(0).beganAt(), STAGE_VERDICTS);
        Duration time = time(stages, now);
        boolean given = decided >= STAGE_VERDICTS || (decided > 0 && time.compareTo(STAGE_TIME) >= 0);
        return new Proof(
                Kind.STAGE,
                given,
                (decided >= STAGE_VERDICTS ? decided + " or more" : decided) + " verdicts in " + time.toHours()
                        + " hours; wanted are " + STAGE_VERDICTS + " or " + STAGE_TIME.toHours() + " hours");
    }

    private static Duration time(List<TermRow> terms, Instant now) {
        return terms.stream()
                .map(term -> Duration.between(term.beganAt(), term.endedAt() == null ? now : term.endedAt()))
                .reduce(Duration.ZERO, Duration::plus);
    }
}
