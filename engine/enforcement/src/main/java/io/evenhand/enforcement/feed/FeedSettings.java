// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.feed;

import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;

/**
 * How the feed is made.
 *
 * @param dir where its files lie
 * @param keys Ed25519
 * @param snapshotEvery a new snapshot after so many deltas
 * @param fuseAccounts so many accounts may be newly restricted within an hour without a person's release,
 * @param fusePercent or so many per cent of all assessed accounts, whichever is more
 * @param validity how long a manifest may be relied on before an edge calls itself stale
 */
public record FeedSettings(
        Path dir, KeyPair keys, int snapshotEvery, int fuseAccounts, int fusePercent, Duration validity) {
    /** What holds unless somebody says otherwise. */
    public static FeedSettings defaults(Path dir, KeyPair keys) {
        return new FeedSettings(dir, keys, 100, 20, 10, Duration.ofMinutes(5));
    }
}
