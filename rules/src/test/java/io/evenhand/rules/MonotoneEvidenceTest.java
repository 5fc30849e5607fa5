// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.verdict.Verdict;
import io.evenhand.rules.drools.Rulesets;
import io.evenhand.rules.ruleset.Ruleset;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Law 6 for the rules: more evidence against an account never makes the verdict milder, more for it never harsher. */
class MonotoneEvidenceTest {
    private static final List<Consumer<Draft>> AGAINST = List.of(
            draft -> draft.rhythm = more(draft.rhythm, 4, 22),
            draft -> draft.links = more(draft.links, 4, 16),
            draft -> draft.carryOver = 8,
            draft -> draft.scale = more(draft.scale, 2, 4),
            draft -> draft.automation = more(draft.automation, 2, 4),
            draft -> draft.multiples++,
            draft -> draft.onCycleViewers += 5,
            draft -> draft.persistence = Math.min(4, draft.persistence + 1),
            draft -> draft.evidenceVerified = true);
    private static final List<Consumer<Draft>> IN_FAVOUR = List.of(
            draft -> draft.ties = less(draft.ties, 4),
            draft -> draft.reciprocity = less(draft.reciprocity, 3),
            draft -> draft.tenure = less(draft.tenure, 4),
            draft -> draft.appealOpen = true,
            draft -> draft.heldUntil = Draft.AS_OF.plusSeconds(60),
            draft -> draft.allowlistedUntil = Draft.AS_OF.plusSeconds(60));

    private final Ruleset ruleset = Rulesets.builtIn();

    @Test
    void moreAgainstNeverMakesItMilder() {
        compare(AGAINST, (before, after) -> atMost(before, after));
    }

    @Test
    void moreInFavourNeverMakesItHarsher() {
        compare(IN_FAVOUR, (before, after) -> atMost(after, before));
    }

    private interface Law {
        boolean holds(Verdict before, Verdict after);
    }

    private void compare(List<Consumer<Draft>> changes, Law law) {
        SplittableRandom random = new SplittableRandom(6);
        int changed = 0;
        for (int i = 0; i < 10_000; i++) {
            Draft draft = Draft.random(random);
            Verdict before = decide(draft);
            int change = random.nextInt(changes.size());
            changes.get(change).accept(draft);
            Verdict after = decide(draft);
            int at = i;
            assertTrue(law.holds(before, after), () -> "case " + at + ", change " + change + ": " + before + after);
            changed += before.equals(after) ? 0 : 1;
        }
        assertTrue(changed > 500, "hardly a change changed anything");
    }

    private Verdict decide(Draft draft) {
        return ruleset.decide(draft.assessment(), draft.standing());
    }

    private static boolean atMost(Verdict milder, Verdict harsher) {
        return milder.outcome().compareTo(harsher.outcome()) <= 0
                && milder.measure().compareTo(harsher.measure()) <= 0;
    }

    /** More of something; what was not measured at all becomes measured. */
    private static int more(int points, int by, int max) {
        return points == Draft.ABSENT ? by : Math.min(max, points + by);
    }

    private static int less(int points, int by) {
        return points == Draft.ABSENT ? -by : points - by;
    }
}
