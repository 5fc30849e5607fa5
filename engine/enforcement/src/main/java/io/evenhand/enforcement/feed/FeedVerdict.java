// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.feed;

import java.util.List;

/**
 * What an offline check of a feed directory found.
 *
 * @param rev the manifest's revision, -1 if it cannot be read
 * @param entries how many entries hold at that revision
 * @param faults empty if everything is in order
 */
public record FeedVerdict(long rev, int entries, List<String> faults) {
    public FeedVerdict {
        faults = List.copyOf(faults);
    }

    public boolean isSound() {
        return faults.isEmpty();
    }
}
