// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.story;

import static java.util.Objects.requireNonNull;

import io.evenhand.contract.event.WireName;
import java.util.List;

/**
 * The same population, day by day, with the sellers of the banned provider standing elsewhere; nothing else differs.
 *
 * @param movers how many accounts stand elsewhere
 * @param policies what each policy catches then; the ban is still that of the first provider
 * @param places the operators in whose networks the movers stand now, with everybody who stands there
 * @param next the provider where most sellers stand now
 * @param both whom the bans of the first and the next provider hit together
 * @param chase whom the bans of the first provider and of all places where the movers stand now hit together
 * @param compared assessments and verdicts of the movers and of everybody in a group with them, before and after
 * @param changed how many of those are not equal to the byte
 */
public record Move(
        Destination destination,
        int movers,
        List<Catch> policies,
        List<Provider> places,
        Provider next,
        Catch both,
        Catch chase,
        int compared,
        int changed) {
    public Move {
        requireNonNull(destination, "destination");
        requireNonNull(next, "next");
        requireNonNull(both, "both");
        requireNonNull(chase, "chase");
        policies = List.copyOf(policies);
        places = List.copyOf(places);
    }

    /** Where sellers go. */
    public enum Destination implements WireName {
        OTHER_PROVIDER("other_provider"),
        /** Behind the exits of a VPN, or of somebody's line at home. */
        VPN_OR_LINE("vpn_or_line");

        private final String wire;

        Destination(String wire) {
            this.wire = wire;
        }

        @Override
        public String wire() {
            return wire;
        }
    }
}
