// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.segment;

import io.evenhand.edge.library.Grid;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Cuts an MPEG transport stream with one program at keyframes into segments of a grid.
 *
 * <p>ffmpeg repeats the program's tables where it likes; here they are taken out and put at the start of each segment,
 * where a player needs them. Times are moved as in {@link FragmentCutter}.
 */
public final class TransportCutter implements Cutter {
    static final int PACKET = 188;
    private static final int TICKS_A_MS = 90;

    /** {@link #BASE_MS} in 1/90,000 s. */
    static final long BASE_TICKS = BASE_MS * TICKS_A_MS;

    private final Grid grid;
    private final int first;
    private final ByteArrayOutputStream gathered = new ByteArrayOutputStream();
    private final byte[] programs = new byte[PACKET];
    private final byte[] map = new byte[PACKET];
    private int mapPid = -1;
    private int current;
    private long shift;
    private boolean begun;

    public TransportCutter(Grid grid, int first) {
        this.grid = grid;
        this.first = first;
        current = first;
    }

    @Override
    public void cut(InputStream written, Shelf shelf) throws IOException, InterruptedException {
        byte[] bytes = new byte[PACKET];
        for (int read = written.readNBytes(bytes, 0, PACKET); read > 0; read = written.readNBytes(bytes, 0, PACKET)) {
            if (read < PACKET) {
                throw new IOException("a torn packet");
            }
            packet(new Packet(bytes), shelf);
        }
        if (begun && gathered.size() > 0) {
            shelf.last(current, gathered.toByteArray());
        }
    }

    private void packet(Packet packet, Shelf shelf) throws IOException, InterruptedException {
        if (!packet.isInSync()) {
            throw new IOException("a packet out of step");
        }
        int pid = packet.pid();
        if (pid == 0) {
            packet.copyTo(programs);
            mapPid = packet.mapPid();
        } else if (pid == mapPid) {
            packet.copyTo(map);
        } else if (pid == Packet.SERVICE_PID || pid == Packet.NULL_PID) {
            return;
        } else {
            stream(packet, shelf);
        }
    }

    private void stream(Packet packet, Shelf shelf) throws IOException, InterruptedException {
        if (packet.isKeyframe()) {
            keyframe(packet, shelf);
        }
        if (!begun) {
            throw new IOException("a stream that begins without a keyframe");
        }
        packet.move(shift);
        if (gathered.size() > BYTES_MAX) {
            throw new IOException("a segment larger than any should be");
        }
        gathered.write(packet.bytes(), 0, PACKET);
    }

    private void keyframe(Packet packet, Shelf shelf) throws IOException, InterruptedException {
        long shownAt = packet.shownAt();
        if (!begun) {
            begun = true;
            shift = BASE_TICKS + grid.startMs(first) * TICKS_A_MS - shownAt;
            begin(packet);
            return;
        }
        int n = grid.at((shownAt + shift - BASE_TICKS) / TICKS_A_MS);
        if (n > current) {
            shelf.segment(current, gathered.toByteArray());
            gathered.reset();
            if (n != current + 1) {
                throw new IOException("a keyframe is missing");
            }
            current = n;
            begin(packet);
        }
    }

    /** One of each table a segment, so their counters go up by one a segment. */
    private void begin(Packet packet) {
        packet.markSeam();
        Packet.count(programs, current);
        Packet.count(map, current);
        gathered.writeBytes(programs);
        gathered.writeBytes(map);
    }
}
