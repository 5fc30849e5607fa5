// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.story;

import static java.util.Objects.requireNonNull;

import io.evenhand.contract.event.WireName;

/**
 * Who has a server at one place, as it was last seen.
 *
 * @param name of the provider; empty where all of a kind are counted together
 */
public record Provider(String name, Kind kind, int sellers, int innocents, int grey) {
    public Provider {
        requireNonNull(name, "name");
        requireNonNull(kind, "kind");
    }

    /** What sort of place it is. */
    public enum Kind implements WireName {
        HOSTING("hosting"),
        VPN("vpn"),
        /** Lines of households, carriers and campuses. */
        LINES("lines");

        private final String wire;

        Kind(String wire) {
            this.wire = wire;
        }

        @Override
        public String wire() {
            return wire;
        }
    }

    public int owners() {
        return sellers + innocents + grey;
    }
}
