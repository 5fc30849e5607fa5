// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.transcode;

/**
 * What a real two-frame encode said about one encoder.
 *
 * @param line the line of ffmpeg's that decided it, for the operator
 * @param millis how long it took
 */
public record ProbeResult(Encoder encoder, Diagnosis diagnosis, String line, long millis) {
    public boolean isUsable() {
        return diagnosis == Diagnosis.OK;
    }
}
