// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.signal;

import io.evenhand.scoring.rhythm.Rounding;
import java.util.Map;

/**
 * Home share (C4): which part of all who have access now belongs to the Home.
 *
 * <p>Unit: a fraction of viewers. Direction: exculpatory from three in ten on: a family uses the server itself. Nobody's network is
 * looked at to see who lives together. Privacy class 0.
 */
final class HomeShare {
    private HomeShare() {}

    static Measured measure(Subject subject) {
        int home = subject.history().liveHome();
        int all = home + subject.history().liveExternalStarts().length;
        double part = all == 0 ? 0 : Rounding.six(home / (double) all);
        return new Measured(Signal.HOME_SHARE, all, part, null, Map.of("home", (double) home));
    }
}
