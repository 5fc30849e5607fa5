// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.segment;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Cuts an AAC stream in ADTS frames into packed audio segments, each with its time in front (RFC 8216, 3.4). */
public final class SoundCutter implements Cutter {
    private static final int HEADER = 7;
    private static final String OWNER = "com.apple.streaming.transportStreamTimestamp";

    private final SoundClock clock;
    private final int first;
    private final ByteArrayOutputStream gathered = new ByteArrayOutputStream();

    public SoundCutter(SoundClock clock, int first) {
        this.clock = clock;
        this.first = first;
    }

    @Override
    public void cut(InputStream written, Shelf shelf) throws IOException, InterruptedException {
        int drop = clock.runUp(first);
        long frame = clock.firstFrame(first);
        int current = first;
        byte[] header = new byte[HEADER];
        while (written.readNBytes(header, 0, HEADER) == HEADER) {
            byte[] whole = frame(header, written);
            if (drop > 0) {
                drop--;
                continue;
            }
            if (current + 1 < clock.grid().count() && frame >= clock.firstFrame(current + 1)) {
                put(current, shelf);
                current++;
            }
            if (gathered.size() == 0) {
                gathered.writeBytes(stamp(TransportCutter.BASE_TICKS + clock.ticks(frame)));
            }
            gathered.writeBytes(whole);
            frame++;
        }
        if (gathered.size() > 0) {
            shelf.last(current, gathered.toByteArray());
        }
    }

    private void put(int n, Shelf shelf) throws IOException, InterruptedException {
        shelf.segment(n, gathered.toByteArray());
        gathered.reset();
    }

    private static byte[] frame(byte[] header, InputStream in) throws IOException {
        int length = (header[3] & 0x03) << 11 | (header[4] & 0xff) << 3 | (header[5] & 0xff) >> 5;
        if ((header[0] & 0xff) != 0xff || (header[1] & 0xf0) != 0xf0 || length < HEADER) {
            throw new IOException("sound out of step");
        }
        byte[] whole = new byte[length];
        System.arraycopy(header, 0, whole, 0, HEADER);
        if (in.readNBytes(whole, HEADER, length - HEADER) != length - HEADER) {
            throw new IOException("a torn frame of sound");
        }
        return whole;
    }

    /** An ID3 tag with the one private frame that carries the time. */
    static byte[] stamp(long ticks) {
        byte[] owner = (OWNER + "\0").getBytes(StandardCharsets.ISO_8859_1);
        int body = owner.length + Long.BYTES;
        ByteBuffer tag = ByteBuffer.allocate(10 + 10 + body);
        tag.put("ID3".getBytes(StandardCharsets.ISO_8859_1)).put(new byte[] {4, 0, 0});
        tag.put(unsynchronised(10 + body));
        tag.put("PRIV".getBytes(StandardCharsets.ISO_8859_1))
                .put(unsynchronised(body))
                .putShort((short) 0);
        tag.put(owner).putLong(ticks & (1L << 33) - 1);
        return tag.array();
    }

    /** Seven bits a byte, so that no size looks like the start of a frame. */
    private static byte[] unsynchronised(int size) {
        return new byte[] {
            (byte) (size >> 21 & 0x7f), (byte) (size >> 14 & 0x7f), (byte) (size >> 7 & 0x7f), (byte) (size & 0x7f)
        };
    }
}
