// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.story;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What Evenhand did not find, or late.
 *
 * @param ways how sellers sell, and how many of each way are found
 * @param daysToReview the middle of how long it took from the first share to the first look; null if nobody was found
 * @param daysToLimit the same to the first limit
 */
public record Missed(
        List<Way> ways,
        @Nullable Integer daysToReview,
        @Nullable Integer daysToLimit) {
    public Missed {
        ways = List.copyOf(ways);
    }

    /**
     * One way of selling.
     *
     * @param strategy its name in the research, R1 to R10
     * @param identifiable whether the conduct differs from a generous community's at all
     * @param limited how many were limited
     * @param asked how many were not limited, but people are asked about them
     * @param missed how many nobody is asked about
     * @param customers how many people had paid those at most who were missed
     */
    public record Way(String strategy, boolean identifiable, int limited, int asked, int missed, int customers) {
        public Way {
            requireNonNull(strategy, "strategy");
        }

        public int sellers() {
            return limited + asked + missed;
        }
    }
}
