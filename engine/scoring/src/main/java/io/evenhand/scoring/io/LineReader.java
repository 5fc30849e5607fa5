// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.io;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
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
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(512);

    /**
     * Opens a file.
     *
     * @param read counts the bytes taken from the disk
     */
    LineReader(Path file, LongAdder read) throws IOException {
        InputStream counted = new Counting(Files.newInputStream(file), read);
        boolean packed = file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".gz");
        this.in = new BufferedInputStream(packed ? new GZIPInputStream(counted, BUFFER) : counted, BUFFER);
    }

    /** The next line that is not empty, without its end, or null. */
    byte @Nullable [] next() throws IOException {
        while (true) {
            line.reset();
            int c = in.read();
            if (c < 0) {
                return null;
            }
            while (c >= 0 && c != '\n') {
                if (line.size() < LENGTH_MAX && c != '\r') {
                    line.write(c);
                }
                c = in.read();
            }
            if (line.size() > 0) {
                return line.toByteArray();
            }
        }
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
