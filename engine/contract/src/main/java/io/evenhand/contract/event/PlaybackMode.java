// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.event;

/** What the server does to the media; context, never points. */
public enum PlaybackMode implements WireName {
    DIRECT("direct"),
    REMUX("remux"),
    TRANSCODE("transcode");

    private final String wire;

    PlaybackMode(String wire) {
        this.wire = wire;
    }

    @Override
    public String wire() {
        return wire;
    }
}
