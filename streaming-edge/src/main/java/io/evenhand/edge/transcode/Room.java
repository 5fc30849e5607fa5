// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.transcode;

import java.nio.file.Path;

/**
 * How much may be going on at once.
 *
 * @param folder where segments are kept
 * @param runsMax how many ffmpeg processes may run
 * @param bytesMax how much all segments may take
 * @param freeMin how much of the disk is left to others
 * @param share how much of the machine's measured speed streams may take
 */
public record Room(Path folder, int runsMax, long bytesMax, long freeMin, double share) {
    boolean hasSpace(long bytes) {
        return bytes < bytesMax && folder.toFile().getUsableSpace() > freeMin;
    }
}
