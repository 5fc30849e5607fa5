// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.playback;

/** What a segment of picture is wrapped in. */
public enum Packaging {
    FMP4("m4s", "video/mp4"),
    TS("ts", "video/mp2t");

    private final String ending;
    private final String type;

    Packaging(String ending, String type) {
        this.ending = ending;
        this.type = type;
    }

    public String ending() {
        return ending;
    }

    public String type() {
        return type;
    }
}
