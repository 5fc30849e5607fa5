// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.io;

import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** The lines of one file, unpacked if its name ends in {@code .gz}; a line of any length costs bounded memory. */
final class LineReader implements Closeable {
    /** Far beyond the longest event: what is cut here is a dead letter already. */
    private static final int LENGTH_MAX = 64 * 1024;

    private static final int BUFFER = 64 * 1024;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private int next;
    private int end;
    private byte[] line = new byte[512];
    private int length;

    /**
     * Opens a file.
     *
     * @param read counts the bytes taken from the disk
     */
    LineReader(Path file, LongAdder read) throws IOException {
        InputStream counted = new Counting(Files.newInputStream(file), read);
        // a file that was opened for packing and never written to is empty, not broken
        boolean packed = Files.size(file) > 0
                && file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".gz");
        this.in = packed ? unpacked(counted) : counted;
    }

    private static InputStream unpacked(InputStream packed) throws IOException {
        try {
            return new GZIPInputStream(packed, BUFFER);
        } catch (IOException e) {
            packed.close();
            throw e;
        }
    }

    /** The next line that is not empty, without its end, or null. */
    byte @Nullable [] next() throws IOException {
        while (next < end || fill()) {
            boolean ended = takeLine();
            if (length > 0 && (ended || next >= end)) {
                byte[] taken = Arrays.copyOf(line, length);
                length = 0;
                return taken;
            }
        }
        return null;
    }

    /** Takes from the buffer up to the line's end; refills as often as the line needs it. */
    private boolean takeLine() throws IOException {
        do {
            int from = next;
            while (next < end && buffer[next] != '\n') {
                next++;
            }
            append(from, next);
            if (next < end) {
                next++;
                return true;
            }
        } while (fill());
        return false;
    }

    private void append(int from, int to) {
        int until = to > from && to < end && buffer[to - 1] == '\r' ? to - 1 : to;
        int taken = Math.min(until - from, LENGTH_MAX - length);
        if (length + taken > line.length) {
            line = Arrays.copyOf(line, Math.max(2 * line.length, length + taken));
        }
        System.arraycopy(buffer, from, line, length, taken);
        length += taken;
    }

    private boolean fill() throws IOException {
        int got = in.read(buffer, 0, buffer.length);
        next = 0;
        end = Math.max(0, got);
        return got > 0;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private static final class Counting extends FilterInputStream {
        private final LongAdder read;

        Counting(InputStream in, LongAdder read) {
            super(in);
            this.read = read;
        }

        @Override
        public int read() throws IOException {
            int c = super.read();
            if (c >= 0) {
                read.increment();
            }
            return c;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int got = super.read(bytes, offset, length);
            if (got > 0) {
                read.add(got);
            }
            return got;
        }
    }
}
