// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ownership;

import java.time.Duration;

/** How somebody can show that a server is theirs. */
public enum Method {
    /** The server signs with the key it was registered with; works behind any router. */
    KEY(Duration.ofMinutes(10)),
    /** A code that is typed in at the server itself. */
    CODE(Duration.ofMinutes(10)),
    /** A text at a well-known address on the server. */
    HTTP(Duration.ofHours(24)),
    /** A text record under the server's domain. */
    DNS(Duration.ofHours(24));

    private final Duration life;

    Method(Duration life) {
        this.life = life;
    }

    public Duration life() {
        return life;
    }

    /** Whether the account holder names a place, and we look for the answer there. */
    public boolean needsTarget() {
        return this == HTTP || this == DNS;
    }
}
