// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.feed;

import java.io.IOException;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.List;

/** Checks a feed directory without anything but the public key. */
public final class FeedVerifier {
    private FeedVerifier() {}

    public static FeedVerdict verify(Path dir, PublicKey trusted) {
        try {
            FeedState state = new FeedReader(dir, trusted).read();
            return state == null
                    ? new FeedVerdict(-1, 0, List.of("there is no manifest"))
                    : new FeedVerdict(state.rev(), state.entries().size(), List.of());
        } catch (IOException e) {
            return new FeedVerdict(-1, 0, List.of(String.valueOf(e.getMessage())));
        }
    }
}
