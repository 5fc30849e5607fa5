// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules.fact;

import java.util.List;

/**
 * What one rule asked for.
 *
 * @param rule the rule's name
 * @param reasons the codes it declares
 */
public record Proposal(String rule, Kind kind, List<Reason> reasons) {
    public Proposal {
        reasons = List.copyOf(reasons);
    }

    /** What can be asked for; each is one method of {@link Proposals}. */
    public enum Kind {
        NOT_ENOUGH_DATA,
        IN_FAVOUR,
        REVIEW,
        LIMIT,
        PROPOSE_SUSPEND
    }

    /** Its reasons that speak as {@code stance}. */
    public List<Reason> reasons(Stance stance) {
        return reasons.stream().filter(reason -> reason.stance() == stance).toList();
    }
}
