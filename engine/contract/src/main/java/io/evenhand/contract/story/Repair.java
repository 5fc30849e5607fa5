// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.story;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What appeals give back to the innocent.
 *
 * @param policies what happens to the innocents of each policy
 * @param contested innocents whom Evenhand limits or asks people about, and who explain themselves truthfully
 * @param byOne of them, those left alone after one explanation
 * @param overturned of them, those left alone after they explained everything
 * @param assumptions what is taken from somewhere and measured nowhere here
 */
public record Repair(List<Innocents> policies, int contested, int byOne, int overturned, List<Assumption> assumptions) {
    public Repair {
        policies = List.copyOf(policies);
        assumptions = List.copyOf(assumptions);
    }

    /**
     * The innocents whom one policy hits.
     *
     * @param unfounded of them, those about whom the evidence says nothing: whoever looked would let them go
     * @param restored how many get everything back; null where no source says it
     */
    public record Innocents(
            Policy policy,
            int hit,
            int viewers,
            int unfounded,
            @Nullable Integer restored) {
        public Innocents {
            requireNonNull(policy, "policy");
        }
    }

    /**
     * A number that somebody else says.
     *
     * @param what a name for it, such as {@code count_ban.days}
     */
    public record Assumption(String what, int value, String source) {
        public Assumption {
            requireNonNull(what, "what");
            requireNonNull(source, "source");
        }
    }
}
