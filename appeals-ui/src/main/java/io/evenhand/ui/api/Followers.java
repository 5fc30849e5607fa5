// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.api;

import io.evenhand.enforcement.feed.Acks;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which edges follow, by name. An edge that lost its connection often has a new one before the old one is noticed to be
 * dead, so it counts as gone only with its last connection.
 */
final class Followers {
    private static final Logger LOG = LoggerFactory.getLogger(Followers.class);

    private final Map<String, Integer> connections = new HashMap<>();
    private final Acks acks;

    Followers(Acks acks) {
        this.acks = acks;
    }

    synchronized void join(String edge) {
        acks.connected(edge);
        connections.merge(edge, 1, Integer::sum);
    }

    /** Says again that it follows: another process that takes the lead begins with nobody connected. */
    synchronized void isStillHere(String edge) {
        try {
            acks.connected(edge);
        } catch (RuntimeException e) {
            LOG.warn("that an edge is still there could not be recorded", e);
        }
    }

    synchronized void leave(String edge) {
        if (connections.merge(edge, -1, Integer::sum) > 0) {
            return;
        }
        connections.remove(edge);
        try {
            acks.disconnected(edge);
        } catch (RuntimeException e) {
            // the edge counts as connected until it comes back and leaves again: late is better than wrong
            LOG.warn("that an edge left could not be recorded", e);
        }
    }
}
