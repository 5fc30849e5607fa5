// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.fault;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How long an edge said something wrong: no to somebody whom nobody restricts, or yes to somebody to whom it had said no
 * while the restriction stands. A fold over answers in the order of their times; no answer at all is not a wrong one.
 */
final class WrongAnswers {
    private final Set<String> innocents;
    private final Map<String, Long> wrongSince = new TreeMap<>();
    private final Set<String> denied = new TreeSet<>();
    private long longestDenialNanos;
    private long longestPermissionNanos;
    private long asked;

    WrongAnswers(Set<String> innocents) {
        this.innocents = Set.copyOf(innocents);
    }

    synchronized void add(String edge, Map<String, Boolean> answers, long atNanos) {
        asked += answers.size();
        answers.forEach((account, allowed) -> {
            String key = edge + " " + account;
            boolean innocent = innocents.contains(account);
            boolean wrong = innocent ? !allowed : allowed && denied.contains(key);
            if (!allowed && !innocent) {
                denied.add(key);
            }
            Long since = wrong ? wrongSince.computeIfAbsent(key, first -> atNanos) : wrongSince.remove(key);
            if (since != null && innocent) {
                // a wrong answer that was seen once lasted at least until it was asked for again
                longestDenialNanos = Math.max(longestDenialNanos, Math.max(1, atNanos - since));
            } else if (since != null) {
                longestPermissionNanos = Math.max(longestPermissionNanos, Math.max(1, atNanos - since));
            }
        });
    }

    synchronized long asked() {
        return asked;
    }

    /** Of a no to an innocent. */
    synchronized Duration longestDenial() {
        return Duration.ofNanos(longestDenialNanos);
    }

    /** Of a yes after a no. */
    synchronized Duration longestPermission() {
        return Duration.ofNanos(longestPermissionNanos);
    }
}
