// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** What is written is read again by somebody else's gzip, whatever it is and in whatever pieces it comes. */
class PortableGzipTest {
    @Test
    void anythingComesBack() throws IOException {
        for (long seed = 0; seed < 60; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            byte[] content = new byte[seed == 0 ? 0 : random.nextInt(1 << random.nextInt(1, 21))];
            int letters = random.nextInt(1, 257);
            for (int i = 0; i < content.length; i++) {
                boolean repeat = i > 300 && random.nextInt(10) < 7;
                content[i] = repeat ? content[i - 1 - random.nextInt(300)] : (byte) random.nextInt(letters);
            }
            assertArrayEquals(content, unzipped(zipped(content, random)), "seed " + seed);
        }
    }

    @Test
    void matchesReachOverTheBuffersEnd() throws IOException {
        byte[] zeros = new byte[1 << 20];
        byte[] zipped = zipped(zeros, new SplittableRandom(1));
        assertArrayEquals(zeros, unzipped(zipped));
        assertTrue(zipped.length < zeros.length / 100);
    }

    @Test
    void linesShrinkToAFraction() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            text.append("{\"id\":\"")
                    .append(i * 7919 % 100_000)
                    .append("\",\"type\":\"stream.started\",\"account\":\"acc\"}\n");
        }
        byte[] content = text.toString().getBytes(StandardCharsets.UTF_8);
        byte[] zipped = zipped(content, new SplittableRandom(2));
        assertArrayEquals(content, unzipped(zipped));
        assertTrue(zipped.length < content.length / 5, () -> zipped.length + " of " + content.length);
    }

    private static byte[] zipped(byte[] content, SplittableRandom random) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream gzip = new PortableGzip(out)) {
            int from = 0;
            while (from < content.length) {
                int part = Math.min(content.length - from, random.nextInt(1, 100_000));
                gzip.write(content, from, part);
                from += part;
            }
        }
        return out.toByteArray();
    }

    private static byte[] unzipped(byte[] zipped) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(zipped))) {
            return in.readAllBytes();
        }
    }
}
