// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.feed;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The files of a feed: {@code manifest.json}, {@code snapshot-N.json}, {@code delta-N.json}; N is the revision a body leads to. */
public final class FeedFiles {
    public FeedFiles(Path dir) {}

    /** The signed manifest, or null before the first revision. */
    public @Nullable Path manifest() {
        throw new UnsupportedOperationException("not yet");
    }

    /** The snapshot at a revision, or null if there is none. */
    public @Nullable Path snapshot(long rev) {
        throw new UnsupportedOperationException("not yet");
    }

    /** The delta that leads to a revision, or null if there is none. */
    public @Nullable Path delta(long rev) {
        throw new UnsupportedOperationException("not yet");
    }
}
