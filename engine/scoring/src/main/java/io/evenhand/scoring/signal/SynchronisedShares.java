// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.signal;

import io.evenhand.scoring.history.Part;
import io.evenhand.scoring.link.Synchrony;
import java.util.Map;

/**
 * Synchronised share operations (A8): the fraction of the minutes in which the account gave, changed or took access that are
 * minutes in which an account linked by a strong key did so too.
 *
 * <p>Unit: a fraction, by the lower end of its 95 % interval; n is minutes, the latest 128 in 90 days, at least
 * {@value #MINUTES_MIN}. Minutes and not operations, because a list worked off in one minute is one act. Direction:
 * incriminating, and only with strong keys. Innocent lookalike: one admin's bot for two servers of a family. Privacy
 * class 0 for the times, 3 for the links.
 */
final class SynchronisedShares {
    private static final int MINUTES_MIN = 20;

    private SynchronisedShares() {}

    static Measured measure(Subject subject) {
        Synchrony synchrony = subject.peers().synchrony(subject.history().keys(), subject.now());
        boolean enough = synchrony.minutes() >= MINUTES_MIN;
        double fraction = enough ? Wilson.lower(new Part(synchrony.together(), synchrony.minutes())) : 0;
        return new Measured(Signal.LINK_SYNCHRONISED, synchrony.minutes(), fraction, null, Map.of("together", (double)
                synchrony.together()));
    }
}
