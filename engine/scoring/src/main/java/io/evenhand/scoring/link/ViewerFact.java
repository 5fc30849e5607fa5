// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.link;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** What an owner account says to a viewer. */
public sealed interface ViewerFact {
    String viewer();

    /** The account that says it. */
    String owner();

    /** When, milliseconds. */
    long at();

    /**
     * The owner gave the viewer access.
     *
     * @param at the start of that day
     * @param fresh whether the viewer's account was less than two days old
     */
    record Granted(String viewer, String owner, long at, boolean fresh) implements ViewerFact {}

    /**
     * People confirmed that the owner sold access, and the viewer was one of those who had it.
     *
     * @param at when they confirmed it
     * @param outOf how many viewers there were
     */
    record Marked(String viewer, String owner, long at, int outOf) implements ViewerFact {}

    /** People took back what they had confirmed. */
    record Unmarked(String viewer, String owner, long at) implements ViewerFact {}

    /** The owner is erased. */
    record Gone(String viewer, String owner) implements ViewerFact {
        @Override
        public long at() {
            return Sanction.NEVER;
        }
    }

    /** Writes one, its kind first. */
    static void write(ViewerFact fact, DataOutput out) throws IOException {
        out.writeByte(fact instanceof Granted ? 0 : fact instanceof Marked ? 1 : fact instanceof Unmarked ? 2 : 3);
        out.writeUTF(fact.viewer());
        out.writeUTF(fact.owner());
        if (fact instanceof Granted it) {
            out.writeLong(it.at());
            out.writeBoolean(it.fresh());
        } else if (fact instanceof Marked it) {
            out.writeLong(it.at());
            out.writeInt(it.outOf());
        } else if (fact instanceof Unmarked it) {
            out.writeLong(it.at());
        }
    }

    /** Reads what {@link #write} wrote. */
    static ViewerFact read(DataInput in) throws IOException {
        int kind = in.readByte();
        return switch (kind) {
            case 0 -> new Granted(in.readUTF(), in.readUTF(), in.readLong(), in.readBoolean());
            case 1 -> new Marked(in.readUTF(), in.readUTF(), in.readLong(), in.readInt());
            case 2 -> new Unmarked(in.readUTF(), in.readUTF(), in.readLong());
            case 3 -> new Gone(in.readUTF(), in.readUTF());
            default -> throw new IOException("unknown kind of viewer fact");
        };
    }
}
