// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.fault;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * How long an edge said something wrong: no to somebody whom nobody restricts, yes to somebody to whom it had said no while
 * the restriction stands, or yes still when it had begun. A fold over answers in the order of their times; no answer at all
 * is not a wrong one.
 */
final class WrongAnswers {
    private final Set<String> innocents;
    private final Map<String, Instant> wrongSince = new TreeMap<>();
    private final Map<String, Instant> lastYesBeforeTheFirstNo = new TreeMap<>();
    private final Map<String, Instant> firstNo = new TreeMap<>();
    private Duration longestDenial = Duration.ZERO;
    private Duration longestPermission = Duration.ZERO;
    private long asked;

    WrongAnswers(Set<String> innocents) {
        this.innocents = Set.copyOf(innocents);
    }

    synchronized void add(String edge, Map<String, Boolean> answers, Instant at) {
        asked += answers.size();
        answers.forEach((account, allowed) -> {
            String key = key(edge, account);
            boolean innocent = innocents.contains(account);
            boolean wrong = innocent ? !allowed : allowed && firstNo.containsKey(key);
            if (!innocent && !allowed) {
                firstNo.putIfAbsent(key, at);
            } else if (!innocent && !wrong) {
                lastYesBeforeTheFirstNo.put(key, at);
            }
            Instant since = wrong ? wrongSince.computeIfAbsent(key, first -> at) : wrongSince.remove(key);
            if (since != null) {
                // one that was heard once lasted for some time, if nobody knows how long
                Duration lasted = longer(Duration.between(since, at), Duration.ofMillis(1));
                longestDenial = innocent ? longer(longestDenial, lasted) : longestDenial;
                longestPermission = innocent ? longestPermission : longer(longestPermission, lasted);
            }
        });
    }

    synchronized long asked() {
        return asked;
    }

    /** Of a no to an innocent. */
    synchronized Duration longestDenial() {
        return longestDenial;
    }

    /** Of a yes after a no. */
    synchronized Duration longestPermission() {
        return longestPermission;
    }

    /**
     * Of a yes when the restriction had begun, before the first no.
     *
     * @param began when it did, by account
     */
    synchronized Duration latest(Map<String, Instant> began) {
        Duration latest = Duration.ZERO;
        for (Map.Entry<String, Instant> yes : lastYesBeforeTheFirstNo.entrySet()) {
            Instant from = began.get(yes.getKey().substring(yes.getKey().indexOf(' ') + 1));
            if (from != null && firstNo.containsKey(yes.getKey())) {
                latest = longer(latest, Duration.between(from, yes.getValue()));
            }
        }
        return latest;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static String key(String edge, String account) {
        return edge + " " + account;
    }
}
