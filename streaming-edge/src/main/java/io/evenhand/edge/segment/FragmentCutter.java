// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.segment;

import io.evenhand.edge.library.Grid;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Cuts a fragmented MP4 with one track and a fragment at each keyframe into segments of a grid.
 *
 * <p>Every run of ffmpeg begins at time zero; the first frame of this run belongs at the start of segment {@code
 * first}, so all of it is moved there. That makes segments of different runs and different encoders neighbours.
 */
public final class FragmentCutter implements Cutter {
    private final Grid grid;
    private final int first;
    private final ByteArrayOutputStream gathered = new ByteArrayOutputStream();
    private int current;
    private long shift;
    private boolean begun;

    public FragmentCutter(Grid grid, int first) {
        this.grid = grid;
        this.first = first;
        current = first;
    }

    @Override
    public void cut(InputStream written, Shelf shelf) throws IOException, InterruptedException {
        DataInputStream in = new DataInputStream(written);
        ByteArrayOutputStream start = new ByteArrayOutputStream();
        InitSegment init = null;
        for (byte[] box = Boxes.next(in); box != null; box = Boxes.next(in)) {
            switch (Boxes.type(box)) {
                case "ftyp" -> start.writeBytes(box);
                case "moov" -> {
                    start.writeBytes(box);
                    init = InitSegment.read(start.toByteArray());
                    shelf.init(start.toByteArray());
                }
                case "moof" -> {
                    if (init == null) {
                        throw new IOException("a fragment before the start of the stream");
                    }
                    fragment(new Fragment(box), init.timescale(), shelf);
                }
                case "mdat" -> gather(box);
                default -> {
                    // indexes and padding say nothing a segment needs
                }
            }
        }
        if (gathered.size() > 0) {
            shelf.last(current, gathered.toByteArray());
        }
    }

    private void fragment(Fragment fragment, long timescale, Shelf shelf) throws IOException, InterruptedException {
        if (!begun) {
            begun = true;
            shift = (BASE_MS + grid.startMs(first)) * timescale / 1_000 - fragment.shownAt();
        }
        long ms = (fragment.shownAt() + shift) * 1_000 / timescale - BASE_MS;
        int n = Math.max(current, grid.at(ms));
        if (n > current) {
            if (gathered.size() == 0) {
                throw new IOException("a segment without a frame");
            }
            shelf.segment(current, gathered.toByteArray());
            gathered.reset();
            if (n != current + 1) {
                throw new IOException("a keyframe is missing");
            }
            current = n;
        }
        fragment.move(shift);
        gather(fragment.box());
    }

    private void gather(byte[] box) throws IOException {
        if (gathered.size() + box.length > BYTES_MAX) {
            throw new IOException("a segment larger than any should be");
        }
        gathered.writeBytes(box);
    }
}
