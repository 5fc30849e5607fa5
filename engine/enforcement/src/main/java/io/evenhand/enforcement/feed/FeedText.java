// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.feed;

import io.evenhand.contract.json.Timestamps;
import io.evenhand.contract.policy.Body;
import io.evenhand.contract.policy.Manifest;
import io.evenhand.contract.policy.NetworkEntry;
import io.evenhand.contract.policy.PolicyEntry;
import io.evenhand.contract.policy.StaleRule;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The feed at its newest revision in lines for people; whom it restricts stands in it, so it is for who may know that. */
final class FeedText {
    private static final String ROW = "%-20s %-16s %-15s %-24s %-24s %s";

    private FeedText() {}

    static List<String> of(FeedReader reader, Instant now) throws IOException {
        FeedState state = reader.read();
        Manifest head = reader.head();
        if (state == null || head == null) {
            throw new IOException("there is no manifest");
        }
        List<String> lines = new ArrayList<>();
        lines.add("revision " + head.rev() + ", announced " + Timestamps.format(head.createdAt())
                + ", edges call it stale from " + Timestamps.format(head.notAfter())
                + (now.isBefore(head.notAfter()) ? "" : " (that is over)"));
        lines.add("chain " + head.chain());
        lines.add("snapshot of revision " + head.snapshotRev() + ", " + bytes(head.snapshot()) + "; deltas since then: "
                + head.deltas().size() + ", "
                + head.deltas().stream().mapToLong(Body::length).sum() + " bytes");
        entries(lines, state, now);
        state.sections().whenStale().forEach(rule -> lines.add(stale(rule)));
        state.sections().networks().forEach(network -> lines.add(network(network, now)));
        return lines;
    }

    private static void entries(List<String> lines, FeedState state, Instant now) {
        long inForce = state.entries().values().stream()
                .filter(entry -> entry.isInForce(now))
                .count();
        lines.add(state.entries().size() + " entries, " + inForce + " of them in force now");
        if (state.entries().isEmpty()) {
            return;
        }
        lines.add("");
        lines.add(String.format(Locale.ROOT, ROW, "account", "server", "measure", "from", "until", "reason, decision"));
        state.entries().values().stream()
                .sorted(Comparator.comparing(PolicyEntry::account).thenComparing(PolicyEntry::decision))
                .forEach(entry -> lines.add(line(entry, now)));
        lines.add("");
    }

    private static String line(PolicyEntry entry, Instant now) {
        Instant until = entry.until();
        return String.format(
                Locale.ROOT,
                ROW,
                entry.account().value(),
                entry.server() == null ? "all" : entry.server().value(),
                entry.measure(),
                Timestamps.format(entry.from()),
                until == null ? "no end" : Timestamps.format(until),
                entry.reason() + ", " + entry.decision().value() + (entry.isInForce(now) ? "" : " (not in force now)"));
    }

    private static String stale(StaleRule rule) {
        return "once it is older than "
                + Duration.ofMillis(rule.ageMsMax()).toString().substring(2).toLowerCase(Locale.ROOT)
                + ", an edge does about " + rule.action() + ": "
                + rule.mode().name().toLowerCase(Locale.ROOT);
    }

    private static String network(NetworkEntry entry, Instant now) {
        boolean inForce = !now.isBefore(entry.from()) && now.isBefore(entry.until());
        return "network under attack " + entry.network() + ": "
                + entry.action().name().toLowerCase(Locale.ROOT) + ", " + entry.cause() + ", from "
                + Timestamps.format(entry.from()) + " until " + Timestamps.format(entry.until())
                + (inForce ? "" : " (not in force now)");
    }

    private static String bytes(Body body) {
        return body.length() + " bytes";
    }
}
