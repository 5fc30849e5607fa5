// SPDX-License-Identifier: Apache-2.0
package io.evenhand.intake.http;

import io.evenhand.contract.id.Sha256;
import io.evenhand.contract.json.EventReader;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Splits a stream into lines without ever holding more than the longest event: of a longer line it keeps the head and
 * the hash of the whole.
 */
final class Lines {
    private static final int HEAD_MAX = EventReader.LENGTH_MAX;

    private final InputStream in;
    private final byte[] buffer = new byte[64 * 1024];
    private int position;
    private int end;

    Lines(InputStream in) {
        this.in = in;
    }

    /** One line without its end. */
    static final class Line {
        private final byte[] head;
        private final @Nullable String sha256;

        Line(byte[] head, @Nullable String sha256) {
            this.head = head;
            this.sha256 = sha256;
        }

        /** The line, or the beginning of it if it is longer than any event may be. */
        byte[] head() {
            return head;
        }

        /** The hash of the whole line if it is longer than any event may be, otherwise null. */
        @Nullable
        String sha256() {
            return sha256;
        }
    }

    /** The next line that is not empty, or null at the end. */
    @Nullable
    Line next() throws IOException {
        while (fill()) {
            Line line = line();
            if (line.head.length > 0) {
                return line;
            }
        }
        return null;
    }

    private boolean fill() throws IOException {
        if (position == end) {
            position = 0;
            end = Math.max(0, in.read(buffer));
        }
        return position < end;
    }

    private Line line() throws IOException {
        int stop = lineEnd();
        if (stop < end) {
            byte[] whole = Arrays.copyOfRange(buffer, position, stop);
            position = stop + 1;
            byte[] line = withoutReturn(whole);
            return line.length <= HEAD_MAX
                    ? new Line(line, null)
                    : new Line(Arrays.copyOf(whole, HEAD_MAX), Sha256.hex(whole));
        }
        return assembled();
    }

    /** A line that runs over the end of the buffer. */
    private Line assembled() throws IOException {
        byte[] head = new byte[HEAD_MAX + 1]; // one more for a return
        MessageDigest whole = Sha256.digest();
        long length = 0;
        boolean ended = false;
        while (!ended && fill()) {
            int stop = lineEnd();
            int count = stop - position;
            whole.update(buffer, position, count);
            if (length < head.length) {
                System.arraycopy(buffer, position, head, (int) length, (int) Math.min(count, head.length - length));
            }
            length += count;
            ended = stop < end;
            position = ended ? stop + 1 : end;
        }
        byte[] line = withoutReturn(Arrays.copyOf(head, (int) Math.min(length, head.length)));
        return length <= head.length && line.length <= HEAD_MAX
                ? new Line(line, null)
                : new Line(Arrays.copyOf(head, HEAD_MAX), Sha256.hex(whole));
    }

    private int lineEnd() {
        int stop = position;
        while (stop < end && buffer[stop] != '\n') {
            stop++;
        }
        return stop;
    }

    private static byte[] withoutReturn(byte[] line) {
        return line.length > 0 && line[line.length - 1] == '\r' ? Arrays.copyOf(line, line.length - 1) : line;
    }
}
