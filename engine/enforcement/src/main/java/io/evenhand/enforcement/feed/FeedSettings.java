// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.feed;

import io.evenhand.contract.policy.FailMode;
import io.evenhand.contract.policy.StaleRule;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How the feed is made.
 *
 * @param dir where its files lie
 * @param keys Ed25519
 * @param snapshotEvery a new snapshot after so many deltas
 * @param fuseAccounts so many accounts may be newly restricted within an hour without a person's release,
 * @param fusePercent or so many per cent of all assessed accounts, whichever is more
 * @param validity how long a manifest may be relied on before an edge calls itself stale
 * @param whenStale what an edge does about each action once its policy is too old
 */
public record FeedSettings(
        Path dir,
        KeyPair keys,
        int snapshotEvery,
        int fuseAccounts,
        int fusePercent,
        Duration validity,
        List<StaleRule> whenStale) {
    /** After a day without a word, nobody's playback is held back by what may have been lifted since. */
    private static final String WHEN_STALE = "start_stream=open:24h,transcode=open:24h,continue_stream=open:24h";

    private static final Pattern RULE = Pattern.compile("([a-z_]{1,32})=(keep|open|closed):([1-9]\\d{0,5})([smh])");

    public FeedSettings {
        whenStale = List.copyOf(whenStale);
    }

    /** Without any rule for the time when an edge is cut off. */
    public FeedSettings(
            Path dir, KeyPair keys, int snapshotEvery, int fuseAccounts, int fusePercent, Duration validity) {
        this(dir, keys, snapshotEvery, fuseAccounts, fusePercent, validity, List.of());
    }

    /**
     * What an operator says in {@code EVENHAND_FEED_WHEN_STALE}, or what holds unless somebody says otherwise.
     *
     * @throws IllegalArgumentException with a sentence for the operator
     */
    public FeedSettings with(@Nullable String rules) {
        List<StaleRule> read = Stream.of((rules == null ? WHEN_STALE : rules).split(",", -1))
                .map(String::strip)
                .filter(rule -> !rule.isEmpty())
                .map(FeedSettings::rule)
                .toList();
        return new FeedSettings(dir, keys, snapshotEvery, fuseAccounts, fusePercent, validity, read);
    }

    private static StaleRule rule(String text) {
        Matcher matcher = RULE.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "EVENHAND_FEED_WHEN_STALE holds rules such as start_stream=open:24h, with keep, open or closed");
        }
        Duration age = Duration.parse("PT" + matcher.group(3) + matcher.group(4).toUpperCase(Locale.ROOT));
        return new StaleRule(
                matcher.group(1), FailMode.valueOf(matcher.group(2).toUpperCase(Locale.ROOT)), age.toMillis());
    }

    /** What holds unless somebody says otherwise. */
    public static FeedSettings defaults(Path dir, KeyPair keys) {
        return new FeedSettings(dir, keys, 100, 20, 10, Duration.ofMinutes(5));
    }
}
