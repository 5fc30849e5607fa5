// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.link;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What an account learns from its keys, its servers and its viewers about other accounts. */
public sealed interface LinkFact {
    /** The account that learns it. */
    String to();

    /** The last moment it is said of; what is said of a boundary is said of the time before it. */
    long lastMoment();

    /**
     * What one key said at a boundary.
     *
     * @param tooMany whether so many accounts use the key that it is nobody's own
     * @param peers the other accounts that used the key and shared with outsiders, within the window
     * @param minutes in how many minutes the account itself operated on shares
     * @param together those of these minutes in which a peer did so too
     */
    record OfKey(String to, String key, long asOf, boolean tooMany, List<Peer> peers, int minutes, List<Long> together)
            implements LinkFact {
        public OfKey {
            peers = List.copyOf(peers);
            together = List.copyOf(together);
        }

        @Override
        public long lastMoment() {
            return asOf - 1;
        }
    }

    /** Another account, and how many outsiders had access to it, if it said so. */
    record Peer(String name, int size) {}

    /** The account claimed a server soon after another one that shares with outsiders had to part with it. */
    record Reclaimed(String to, String server, String previous, long asOf) implements LinkFact {
        @Override
        public long lastMoment() {
            return asOf - 1;
        }
    }

    /** A viewer came to the account from the {@code outOf} viewers of a confirmed one. */
    record Carried(String to, String viewer, String from, int outOf, long asOf) implements LinkFact {
        @Override
        public long lastMoment() {
            return asOf - 1;
        }
    }

    /** A viewer whose account was new when it came to this account has been to no other. */
    record Fresh(String to, String viewer, long asOf) implements LinkFact {
        @Override
        public long lastMoment() {
            return asOf - 1;
        }
    }

    /** Another account is erased: whatever was said of it is to be forgotten. */
    record Gone(String to, String who) implements LinkFact {
        @Override
        public long lastMoment() {
            return 0;
        }
    }

    /** Writes one, its kind first. */
    static void write(LinkFact fact, DataOutput out) throws IOException {
        if (fact instanceof OfKey it) {
            out.writeByte(0);
            writeKey(it, out);
        } else if (fact instanceof Reclaimed it) {
            out.writeByte(1);
            writeTexts(out, it.to(), it.server(), it.previous());
            out.writeLong(it.asOf());
        } else if (fact instanceof Carried it) {
            out.writeByte(2);
            writeTexts(out, it.to(), it.viewer(), it.from());
            out.writeInt(it.outOf());
            out.writeLong(it.asOf());
        } else if (fact instanceof Fresh it) {
            out.writeByte(3);
            writeTexts(out, it.to(), it.viewer());
            out.writeLong(it.asOf());
        } else if (fact instanceof Gone it) {
            out.writeByte(4);
            writeTexts(out, it.to(), it.who());
        }
    }

    /** Reads what {@link #write} wrote. */
    static LinkFact read(DataInput in) throws IOException {
        int kind = in.readByte();
        return switch (kind) {
            case 0 -> readKey(in);
            case 1 -> new Reclaimed(in.readUTF(), in.readUTF(), in.readUTF(), in.readLong());
            case 2 -> new Carried(in.readUTF(), in.readUTF(), in.readUTF(), in.readInt(), in.readLong());
            case 3 -> new Fresh(in.readUTF(), in.readUTF(), in.readLong());
            case 4 -> new Gone(in.readUTF(), in.readUTF());
            default -> throw new IOException("unknown kind of link fact");
        };
    }

    private static void writeTexts(DataOutput out, String... texts) throws IOException {
        for (String text : texts) {
            out.writeUTF(text);
        }
    }

    private static void writeKey(OfKey it, DataOutput out) throws IOException {
        writeTexts(out, it.to(), it.key());
        out.writeLong(it.asOf());
        out.writeBoolean(it.tooMany());
        out.writeInt(it.peers().size());
        for (Peer peer : it.peers()) {
            out.writeUTF(peer.name());
            out.writeInt(peer.size());
        }
        out.writeInt(it.minutes());
        out.writeInt(it.together().size());
        for (long minute : it.together()) {
            out.writeLong(minute);
        }
    }

    private static OfKey readKey(DataInput in) throws IOException {
        String to = in.readUTF();
        String key = in.readUTF();
        long asOf = in.readLong();
        boolean tooMany = in.readBoolean();
        List<Peer> peers = new ArrayList<>();
        for (int i = in.readInt(); i > 0; i--) {
            peers.add(new Peer(in.readUTF(), in.readInt()));
        }
        int minutes = in.readInt();
        List<Long> together = new ArrayList<>();
        for (int i = in.readInt(); i > 0; i--) {
            together.add(in.readLong());
        }
        return new OfKey(to, key, asOf, tooMany, peers, minutes, together);
    }
}
