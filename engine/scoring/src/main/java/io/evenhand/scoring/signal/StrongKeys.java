// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.signal;

import java.util.Map;

/**
 * Strong-key links (A6): how many other accounts that share with outsiders used the same payment instrument, device or
 * server certificate within 180 days.
 *
 * <p>Unit: accounts, one hop. Direction: incriminating, decisive for a review and never for a limit. Innocent lookalike: a
 * spouse, a test account, a family's card, hence little for the first; and a key that more than 24 accounts use (a bank's
 * token, a content network's certificate) is nobody's own and links nobody. Privacy class 3.
 */
final class StrongKeys {
    private StrongKeys() {}

    static Measured measure(Subject subject) {
        Map<String, Long> keys = subject.history().keys();
        int peers = subject.peers().count(keys, subject.now());
        int tooMany = subject.peers().keysOfTooMany(keys, subject.now());
        return new Measured(
                Signal.LINK_KEYS, peers, null, null, Map.of("peers", (double) peers, "hotKeys", (double) tooMany));
    }
}
