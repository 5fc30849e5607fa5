// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.bouncer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evenhand.contract.policy.PolicyEntry;
import io.evenhand.contract.verdict.Measure;
import io.evenhand.edge.query.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An entry as a decision in CrowdSec's sense. The scope is the account, always: an address, a range, a country or an
 * autonomous system is never named, because no decision is about one.
 */
final class Listing {
    static final String SCOPE = "account";

    /** How long a client may keep an entry without hearing of it again; it hears of it twice as often. */
    static final Duration KEPT_MAX = Duration.ofHours(4);

    private Listing() {}

    /** Whether the entry is about a whole account: only those fit a list of accounts. */
    static boolean isListed(PolicyEntry entry) {
        return entry.server() == null;
    }

    static String type(PolicyEntry entry) {
        return entry.measure() == Measure.LIMIT ? "limit" : "ban";
    }

    /** An entry in force at {@code now}. */
    static ObjectNode added(PolicyEntry entry, Instant now) {
        Instant until = entry.until();
        Duration left = until == null ? KEPT_MAX : Duration.between(now, until);
        return of(entry, duration(left.compareTo(KEPT_MAX) > 0 ? KEPT_MAX : left));
    }

    /** An entry that counts no more; the negative duration is how CrowdSec says so. */
    static ObjectNode deleted(PolicyEntry entry) {
        return of(entry, "-1s");
    }

    private static ObjectNode of(PolicyEntry entry, String duration) {
        return Json.object()
                .put("id", number(entry.decision().value()))
                .put("uuid", entry.decision().value())
                .put("origin", "evenhand")
                .put("type", type(entry))
                .put("scope", SCOPE)
                .put("value", entry.account().value())
                .put("duration", duration)
                .put("scenario", "evenhand/" + entry.reason())
                .put("simulated", false);
    }

    /** As Go writes durations, whole seconds rounded up so that an entry never ends early. */
    static String duration(Duration left) {
        long seconds = (left.toMillis() + 999) / 1_000;
        return String.format(Locale.ROOT, "%dh%dm%ds", seconds / 3_600, seconds / 60 % 60, seconds % 60);
    }

    /** FNV-1a to 53 bits: the same decision always has the same number, and JavaScript can hold it. */
    static long number(String decision) {
        long hash = 0xcbf29ce484222325L;
        for (byte b : decision.getBytes(StandardCharsets.US_ASCII)) {
            hash = (hash ^ b) * 0x100000001b3L;
        }
        return (hash >>> 11) | 1;
    }

    static boolean isCurrent(@Nullable PolicyEntry entry, Instant now) {
        return entry != null && isListed(entry) && entry.isInForce(now);
    }
}
