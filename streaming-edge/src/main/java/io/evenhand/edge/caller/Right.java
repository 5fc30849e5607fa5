// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.caller;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a key may be used for. */
public enum Right {
    /** Ask about one account: AuthZEN, {@code /check}, {@code /v1/subscribe}. */
    ASK,
    /** Take every restriction there is: the CrowdSec interface and map files. */
    EXPORT,
    /** See how the edge is: the page for whoever keeps it running. */
    OPERATE,
    /** Read what was answered. */
    LOG,
    /** Follow the feed through this edge and hand it on. */
    FEED;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static @Nullable Right find(String wire) {
        for (Right right : values()) {
            if (right.wire().equals(wire)) {
                return right;
            }
        }
        return null;
    }
}
