// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.playback;

/** How a film reaches a client, the cheapest first. */
public enum Method {
    /** The file as it is, by byte ranges. */
    DIRECT,
    /** The picture as it is, in segments. */
    REMUX,
    /** Picture and sound made anew. */
    TRANSCODE
}
