// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.notification;

import io.evenhand.enforcement.ledger.NotificationRow.Share;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Whether the share of an outcome moved: the test of two proportions with the pooled variance. A share that moved by less than
 * half of what it was is no news, however many cases make it certain.
 */
final class Drift {
    private static final long COUNT_MIN = 200;

    /** About one in ten thousand by chance, on both sides together. */
    private static final double SCORE_MIN = 3.89;

    private static final double RATIO_MIN = 1.5;

    private Drift() {}

    /** What moved and how far, or null if nothing did. */
    static @Nullable String told(Share share) {
        if (share.newerAll() < COUNT_MIN || share.olderAll() < COUNT_MIN) {
            return null;
        }
        double newer = (double) share.newer() / share.newerAll();
        double older = (double) share.older() / share.olderAll();
        double pooled = (double) (share.newer() + share.older()) / (share.newerAll() + share.olderAll());
        double error = Math.sqrt(pooled * (1 - pooled) * (1.0 / share.newerAll() + 1.0 / share.olderAll()));
        double ratio = Math.max(newer, older) / Math.max(Math.min(newer, older), 1.0 / share.olderAll());
        boolean moved = error > 0 && Math.abs(newer - older) / error >= SCORE_MIN && ratio >= RATIO_MIN;
        return moved
                ? String.format(
                        Locale.ROOT,
                        "%s: %.1f %% in 7 days, %.1f %% in the 28 before",
                        share.outcome(),
                        100 * newer,
                        100 * older)
                : null;
    }
}
