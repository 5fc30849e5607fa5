// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.feed;

import java.util.HashMap;
import java.util.Map;

/**
 * The edges that follow the feed through this one, and how far each is.
 *
 * <p>What this edge acknowledges to its publisher is what all of them have applied: the publisher tells people that they are
 * restored only when every edge says so, and it knows of no edge behind another.
 */
public final class Downstream {
    private static final long NOTHING_YET = -1;

    private final Map<String, Edge> edges = new HashMap<>();

    private record Edge(int connections, long rev) {}

    synchronized void connected(String name) {
        Edge known = edges.getOrDefault(name, new Edge(0, NOTHING_YET));
        edges.put(name, new Edge(known.connections + 1, known.rev));
    }

    /** An edge that went away is waited for no longer. */
    synchronized void disconnected(String name) {
        edges.computeIfPresent(
                name, (same, edge) -> edge.connections == 1 ? null : new Edge(edge.connections - 1, edge.rev));
    }

    synchronized void acknowledged(String name, long rev) {
        edges.computeIfPresent(name, (same, edge) -> new Edge(edge.connections, Math.max(rev, edge.rev)));
    }

    /** The newest revision up to {@code own} that no connected edge is behind; -1 if one has said nothing yet. */
    synchronized long everywhere(long own) {
        return edges.values().stream().mapToLong(Edge::rev).reduce(own, Math::min);
    }

    /** How many edges follow now. */
    public synchronized int size() {
        return edges.size();
    }
}
