// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.policy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The sections of a compact body that are about no account: a byte with 1 for rules about staleness and 2 for networks, then
 * those that are there.
 *
 * <p>A rule is an action's name, the mode's place in {@link FailMode} and an age. A network is its text, the places of its
 * action and cause, its begin, signed, and how long it lasts.
 */
record CompactSections(
        @Nullable List<StaleRule> whenStale, @Nullable List<NetworkEntry> networks) {
    // A word's number is its place here: what version 1 wrote never moves, whatever becomes of the enums.
    private static final List<FailMode> MODES = List.of(FailMode.KEEP, FailMode.OPEN, FailMode.CLOSED);
    private static final List<NetworkEntry.Action> ACTIONS =
            List.of(NetworkEntry.Action.DENY, NetworkEntry.Action.ALLOW);
    private static final List<NetworkEntry.Cause> CAUSES =
            List.of(NetworkEntry.Cause.DDOS, NetworkEntry.Cause.SECURITY);
    private static final int HAS_RULES = 1;
    private static final int HAS_NETWORKS = 2;

    static void write(CompactWriter out, @Nullable List<StaleRule> whenStale, @Nullable List<NetworkEntry> networks) {
        out.octet((whenStale == null ? 0 : HAS_RULES) | (networks == null ? 0 : HAS_NETWORKS));
        if (whenStale != null) {
            out.number(whenStale.size());
            for (StaleRule rule : whenStale) {
                out.text(rule.action());
                out.octet(MODES.indexOf(rule.mode()));
                out.number(rule.ageMsMax());
            }
        }
        if (networks != null) {
            out.number(networks.size());
            for (NetworkEntry network : networks) {
                out.text(network.network());
                out.octet(ACTIONS.indexOf(network.action()));
                out.octet(CAUSES.indexOf(network.cause()));
                out.signed(network.from().toEpochMilli());
                out.number(network.until().toEpochMilli() - network.from().toEpochMilli());
            }
        }
    }

    static CompactSections read(CompactReader in) throws MalformedBodyException {
        int flags = in.octet();
        if (flags > (HAS_RULES | HAS_NETWORKS)) {
            throw new MalformedBodyException("there is a section that version 1 does not have");
        }
        return new CompactSections(
                (flags & HAS_RULES) == 0 ? null : rules(in), (flags & HAS_NETWORKS) == 0 ? null : networks(in));
    }

    private static List<StaleRule> rules(CompactReader in) throws MalformedBodyException {
        List<StaleRule> rules = new ArrayList<>();
        for (int left = in.count(); left > 0; left--) {
            rules.add(new StaleRule(in.text(), pick(MODES, in.octet()), in.number()));
        }
        return rules;
    }

    private static List<NetworkEntry> networks(CompactReader in) throws MalformedBodyException {
        List<NetworkEntry> networks = new ArrayList<>();
        for (int left = in.count(); left > 0; left--) {
            String network = in.text();
            NetworkEntry.Action action = pick(ACTIONS, in.octet());
            NetworkEntry.Cause cause = pick(CAUSES, in.octet());
            Instant from = Instant.ofEpochMilli(in.signed());
            networks.add(new NetworkEntry(network, action, cause, from, from.plusMillis(in.number())));
        }
        return networks;
    }

    private static <T> T pick(List<T> values, int place) throws MalformedBodyException {
        if (place >= values.size()) {
            throw new MalformedBodyException("a word is none that version 1 has");
        }
        return values.get(place);
    }
}
