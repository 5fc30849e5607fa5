// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.segment;

/** One packet of an MPEG transport stream (ISO/IEC 13818-1). */
final class Packet {
    static final int SERVICE_PID = 0x11;
    static final int NULL_PID = 0x1fff;
    private static final int SYNC = 0x47;
    private static final long CLOCK = 1L << 33;

    private final byte[] bytes;

    Packet(byte[] bytes) {
        this.bytes = bytes;
    }

    byte[] bytes() {
        return bytes;
    }

    boolean isInSync() {
        return at(0) == SYNC;
    }

    int pid() {
        return (at(1) & 0x1f) << 8 | at(2);
    }

    void copyTo(byte[] target) {
        System.arraycopy(bytes, 0, target, 0, bytes.length);
    }

    /** Sets a table's continuity counter. */
    static void count(byte[] packet, int n) {
        packet[3] = (byte) ((packet[3] & 0xf0) | (n & 0x0f));
    }

    /** In the table of programs: where the first program's map is. */
    int mapPid() {
        int table = payload() + 1 + at(payload());
        for (int entry = table + 8; entry + 4 <= bytes.length; entry += 4) {
            int program = at(entry) << 8 | at(entry + 1);
            if (program != 0) {
                return (at(entry + 2) & 0x1f) << 8 | at(entry + 3);
            }
        }
        return -1;
    }

    /** Whether a frame begins here from which decoding can begin. */
    boolean isKeyframe() {
        return begins() && hasAdaptation() && at(4) > 0 && (at(5) & 0x40) != 0 && times() >= 0;
    }

    /** Says that counters may jump here: the frames before may be another run's. */
    void markSeam() {
        bytes[5] |= (byte) 0x80;
    }

    /** When the frame that begins here is shown, in 1/90,000 s. */
    long shownAt() {
        return time(times() + 5);
    }

    /** Moves every time in it by {@code ticks}: the clock reference, and when a frame is shown and decoded. */
    void move(long ticks) {
        if (hasAdaptation() && at(4) >= 7 && (at(5) & 0x10) != 0) {
            long base = at(6) << 25L | (long) at(7) << 17 | (long) at(8) << 9 | (long) at(9) << 1 | at(10) >> 7;
            long moved = Math.floorMod(base + ticks, CLOCK);
            bytes[6] = (byte) (moved >> 25);
            bytes[7] = (byte) (moved >> 17);
            bytes[8] = (byte) (moved >> 9);
            bytes[9] = (byte) (moved >> 1);
            bytes[10] = (byte) ((moved & 1) << 7 | (at(10) & 0x7f));
        }
        int times = begins() ? times() : -1;
        if (times >= 0) {
            set(times + 5, Math.floorMod(time(times + 5) + ticks, CLOCK));
            if ((at(times + 3) & 0x40) != 0) {
                set(times + 10, Math.floorMod(time(times + 10) + ticks, CLOCK));
            }
        }
    }

    /** Where the optional header of a frame that begins here is, four bytes into which its flags are; -1 if none. */
    private int times() {
        int pes = payload();
        boolean frame = pes + 14 < bytes.length && at(pes) == 0 && at(pes + 1) == 0 && at(pes + 2) == 1;
        return frame && (at(pes + 7) & 0x80) != 0 ? pes + 4 : -1;
    }

    private boolean begins() {
        return (at(1) & 0x40) != 0;
    }

    private boolean hasAdaptation() {
        return (at(3) & 0x20) != 0;
    }

    private int payload() {
        return hasAdaptation() ? 5 + at(4) : 4;
    }

    private long time(int at) {
        return (long) (at(at) >> 1 & 0x07) << 30
                | (long) at(at + 1) << 22
                | (long) (at(at + 2) >> 1) << 15
                | (long) at(at + 3) << 7
                | at(at + 4) >> 1;
    }

    private void set(int at, long time) {
        bytes[at] = (byte) ((at(at) & 0xf1) | ((int) (time >> 29) & 0x0e));
        bytes[at + 1] = (byte) (time >> 22);
        bytes[at + 2] = (byte) (((time >> 14) & 0xfe) | 1);
        bytes[at + 3] = (byte) (time >> 7);
        bytes[at + 4] = (byte) ((time << 1 & 0xfe) | 1);
    }

    private int at(int index) {
        return index < bytes.length ? bytes[index] & 0xff : 0;
    }
}
