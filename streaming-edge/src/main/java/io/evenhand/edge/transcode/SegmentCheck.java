// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.transcode;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Whether a file is a whole MPEG transport stream. ffmpeg writes empty and torn segments to a full disk and still
 * exits with 0, so nothing is served on its word.
 */
final class SegmentCheck {
    private static final int PACKET = 188;
    private static final int PACKETS_MIN = 8;
    private static final byte SYNC = 0x47;

    private SegmentCheck() {}

    static boolean isWhole(Path file) {
        try {
            long size = Files.size(file);
            if (size < (long) PACKET * PACKETS_MIN || size % PACKET != 0) {
                return false;
            }
            try (InputStream in = Files.newInputStream(file)) {
                byte[] start = in.readNBytes(PACKET + 1);
                return start[0] == SYNC && start[PACKET] == SYNC;
            }
        } catch (IOException e) {
            return false;
        }
    }
}
