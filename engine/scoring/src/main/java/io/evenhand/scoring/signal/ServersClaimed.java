// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.signal;

import io.evenhand.scoring.history.Windows;

/**
 * Claim velocity (A1): distinct servers claimed for the first time in 30 days.
 *
 * <p>Unit: servers. Direction: incriminating, one deciban at most. Innocent lookalike: a homelab, a new installation, a
 * migration. Privacy class 0.
 */
final class ServersClaimed {
    private ServersClaimed() {}

    static Measured measure(Subject subject) {
        return Measured.count(
                Signal.SCALE_SERVERS_CLAIMED, subject.history().serversClaimedSince(subject.now() - Windows.PLAYBACK));
    }
}
