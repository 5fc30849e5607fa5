// SPDX-License-Identifier: Apache-2.0
package io.evenhand.asn.dataset;

import java.time.Duration;

/** Whether the licence of a version still lets it be used. */
public enum Age {
    FRESH,
    /** It ends within {@link #WARNING}: fetch a newer one. */
    EXPIRES_SOON,
    /** It may not be used any more and is deleted. */
    EXPIRED;

    /** How long before the end a warning is given. */
    public static final Duration WARNING = Duration.ofDays(5);
}
