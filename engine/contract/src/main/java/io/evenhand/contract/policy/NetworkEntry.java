// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.policy;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A network whose connections are refused, or let through, while an attack lasts. It is about nobody: no account is in it,
 * nothing about an account follows from it, and it ends by itself within {@link #LONGEST}.
 *
 * @param network its first address and how many bits are shared, such as {@code 198.51.100.0/24}
 */
public record NetworkEntry(String network, Action action, Cause cause, Instant from, Instant until) {
    /** No entry lasts longer. */
    public static final Duration LONGEST = Duration.ofDays(3);

    /** What an edge says about a connection. */
    public enum Action {
        DENY,
        /** Also where a wider entry refuses. */
        ALLOW
    }

    /** Why; selling access is no cause, and there is no way to say so. */
    public enum Cause {
        DDOS,
        SECURITY
    }

    public NetworkEntry {
        requireNonNull(network, "network");
        requireNonNull(action, "action");
        requireNonNull(cause, "cause");
        requireNonNull(from, "from");
        requireNonNull(until, "until");
        if (NetworkBlock.find(network) == null) {
            throw new IllegalArgumentException("a network is its first address, a slash and its shared bits");
        }
        if (!until.isAfter(from) || until.isAfter(from.plus(LONGEST))) {
            throw new IllegalArgumentException("an entry about a network ends within " + LONGEST.toHours() + " hours");
        }
    }

    /** In the one order in which equal sections have equal bytes. */
    public static List<NetworkEntry> sorted(List<NetworkEntry> entries) {
        return entries.stream()
                .sorted(Comparator.comparing(NetworkEntry::network)
                        .thenComparing(NetworkEntry::action)
                        .thenComparing(NetworkEntry::from)
                        .thenComparing(NetworkEntry::until)
                        .thenComparing(NetworkEntry::cause))
                .toList();
    }

    /** The network as bytes. */
    public NetworkBlock block() {
        @Nullable NetworkBlock block = NetworkBlock.find(network);
        return requireNonNull(block);
    }
}
