// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.story;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Three policies on one simulated population, and what became of everybody; equal plans and rules tell equal stories.
 *
 * @param ruleset the version that decided
 * @param world the simulated world's name
 * @param people who there is
 * @param providers where their servers stand
 * @param banned the provider with most sellers, which the ban of a range is about
 * @param count with how many people at once an account must have shared to be hit by the ban by count
 * @param policies whom each policy hits
 * @param moves what happens when the sellers of that provider stand elsewhere
 */
public record Story(
        String ruleset,
        String world,
        int days,
        long seed,
        People people,
        List<Provider> providers,
        Provider banned,
        int count,
        List<Catch> policies,
        List<Move> moves,
        Repair repair,
        Missed missed) {
    public Story {
        requireNonNull(ruleset, "ruleset");
        requireNonNull(world, "world");
        requireNonNull(people, "people");
        requireNonNull(banned, "banned");
        requireNonNull(repair, "repair");
        requireNonNull(missed, "missed");
        providers = List.copyOf(providers);
        policies = List.copyOf(policies);
        moves = List.copyOf(moves);
    }

    /**
     * Who there is.
     *
     * @param hosts how many of all share with eight people or more outside their household at some time
     * @param events how many events tell of them
     */
    public record People(int sellers, int innocents, int grey, int hosts, long events) {
        public int owners() {
            return sellers + innocents + grey;
        }
    }
}
