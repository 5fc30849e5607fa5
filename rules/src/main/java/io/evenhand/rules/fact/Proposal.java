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

    /** Whether one of its reasons speaks against the account. */
    public boolean isAgainst() {
        for (Reason reason : reasons) {
            if (reason.stance() == Stance.AGAINST) {
                return true;
            }
        }
        return false;
    }
}
