// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.transcode;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Empty, torn and foreign files are never served as segments. */
class SegmentCheckTest {
    @TempDir
    private Path folder;

    private boolean isWhole(int packets, int tail, byte sync) throws IOException {
        byte[] bytes = new byte[packets * 188 + tail];
        for (int i = 0; i < packets; i++) {
            bytes[i * 188] = sync;
        }
        return SegmentCheck.isWhole(Files.write(folder.resolve("0.ts"), bytes));
    }

    @Test
    void onlyWholeTransportStreamsPass() throws IOException {
        assertTrue(isWhole(20, 0, (byte) 0x47));
        assertFalse(isWhole(20, 5, (byte) 0x47));
        assertFalse(isWhole(20, 0, (byte) 0x00));
        assertFalse(isWhole(2, 0, (byte) 0x47));
        assertFalse(isWhole(0, 0, (byte) 0x47));
        assertFalse(SegmentCheck.isWhole(folder.resolve("none.ts")));
    }
}
