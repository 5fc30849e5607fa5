// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.segment;

import java.io.IOException;
import java.nio.ByteBuffer;

/** A {@code moof} box with one track: when its first frame is shown, and how to move it in time. */
final class Fragment {
    private static final int OFFSET_PRESENT = 0x1;
    private static final int FIRST_FLAGS_PRESENT = 0x4;
    private static final int DURATION_PRESENT = 0x100;
    private static final int SIZE_PRESENT = 0x200;
    private static final int FLAGS_PRESENT = 0x400;
    private static final int SHIFT_PRESENT = 0x800;

    private final byte[] moof;
    private final ByteBuffer bytes;
    private final int tfdt;
    private final int trun;

    Fragment(byte[] moof) throws IOException {
        this.moof = moof;
        bytes = ByteBuffer.wrap(moof);
        tfdt = Boxes.find(moof, "tfdt");
        trun = Boxes.find(moof, "trun");
        if (tfdt < 0 || trun < 0) {
            throw new IOException("a fragment without time or frames");
        }
    }

    byte[] box() {
        return moof;
    }

    int frames() {
        return bytes.getInt(trun + 12);
    }

    /** When its first frame is decoded, in the track's clock. */
    long decodedAt() {
        return isWide() ? bytes.getLong(tfdt + 12) : bytes.getInt(tfdt + 12) & 0xffffffffL;
    }

    /** When its first frame is shown, in the track's clock. */
    long shownAt() {
        int flags = bytes.getInt(trun + 8) & 0xffffff;
        if ((flags & SHIFT_PRESENT) == 0) {
            return decodedAt();
        }
        int at = trun + 16;
        at += (flags & OFFSET_PRESENT) != 0 ? 4 : 0;
        at += (flags & FIRST_FLAGS_PRESENT) != 0 ? 4 : 0;
        at += (flags & DURATION_PRESENT) != 0 ? 4 : 0;
        at += (flags & SIZE_PRESENT) != 0 ? 4 : 0;
        at += (flags & FLAGS_PRESENT) != 0 ? 4 : 0;
        return decodedAt() + bytes.getInt(at);
    }

    /** Moves it by {@code ticks} of the track's clock. */
    void move(long ticks) throws IOException {
        long moved = decodedAt() + ticks;
        if (isWide()) {
            bytes.putLong(tfdt + 12, Math.max(0, moved));
        } else if (moved > 0xffffffffL) {
            throw new IOException("a fragment too late for its clock");
        } else {
            bytes.putInt(tfdt + 12, (int) Math.max(0, moved));
        }
    }

    private boolean isWide() {
        return moof[tfdt + 8] == 1;
    }
}
