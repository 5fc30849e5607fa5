// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.policy;

import static java.util.Objects.requireNonNull;

/**
 * What the publisher wants done about one action while an edge cannot reach it.
 *
 * @param action an action's wire name, such as {@code start_stream}
 * @param mode what the edge does from then on
 * @param ageMsMax the age of the policy up to which the edge answers as usual, in milliseconds
 */
public record StaleRule(String action, FailMode mode, long ageMsMax) {
    public StaleRule {
        requireNonNull(action, "action");
        requireNonNull(mode, "mode");
        if (ageMsMax <= 0) {
            throw new IllegalArgumentException("a policy may be used for some time at least");
        }
    }
}
