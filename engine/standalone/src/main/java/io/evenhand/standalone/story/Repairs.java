// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.story;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.story.Policy;
import io.evenhand.contract.story.Repair;
import io.evenhand.contract.story.Repair.Assumption;
import io.evenhand.contract.story.Repair.Innocents;
import io.evenhand.rules.ruleset.Explanations;
import io.evenhand.rules.ruleset.Ruleset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What appeals give back: measured where the program can do it, and named as an assumption where others say it. */
final class Repairs {
    /** What was reported of the two waves, and what casework promises; nothing of it is measured here. */
    private static final List<Assumption> ASSUMPTIONS = List.of(
            new Assumption("range_ban.appeals", 0, "forums.plex.tv/t/853570"),
            new Assumption("count_ban.days", 3, "reddit.com/r/PleX/comments/1b0mgmo"),
            new Assumption("evenhand.days", 7, "casework"));

    private Repairs() {}

    static Repair of(Policies policies, Set<String> banned, Judgement judgement, Ruleset ruleset) {
        int overturned = 0;
        int byOne = 0;
        List<Owner> contested = policies.innocents(Policy.EVENHAND_ASKS, banned);
        for (Owner owner : contested) {
            Integer needed = explanations(judgement.contested(owner.account()), ruleset);
            overturned += needed == null ? 0 : 1;
            byOne += needed != null && needed <= 1 ? 1 : 0;
        }
        List<Innocents> innocents = new ArrayList<>();
        for (Policy policy : List.of(Policy.RANGE_BAN, Policy.COUNT_BAN, Policy.EVENHAND)) {
            innocents.add(innocents(policy, policies.innocents(policy, banned), judgement, ruleset));
        }
        return new Repair(innocents, contested.size(), byOne, overturned, ASSUMPTIONS);
    }

    private static Innocents innocents(Policy policy, List<Owner> hit, Judgement judgement, Ruleset ruleset) {
        Integer restored =
                switch (policy) {
                    case RANGE_BAN -> 0;
                    case COUNT_BAN -> null;
                    case EVENHAND, EVENHAND_ASKS ->
                        (int) hit.stream()
                                .filter(owner -> explanations(judgement.contested(owner.account()), ruleset) != null)
                                .count();
                };
        int unfounded = (int) hit.stream()
                .filter(owner -> judgement.leavesAlone(owner.account()))
                .count();
        return new Innocents(policy, hit.size(), Policies.viewers(hit), unfounded, restored);
    }

    /** How many pieces of evidence have to be explained until an account is left alone; null if all are not enough. */
    private static @Nullable Integer explanations(@Nullable Assessment assessment, Ruleset ruleset) {
        return assessment == null ? null : Explanations.needed(assessment, ruleset);
    }
}
