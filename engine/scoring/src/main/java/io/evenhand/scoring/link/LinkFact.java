// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.link;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Comparator;

/**
 * What the key passes on to every other account that used it.
 *
 * @param to the account that learns it
 * @param key the strong key
 * @param peer the account it is about
 * @param kind what is said
 * @param day the day it is said of
 */
public record LinkFact(String to, String key, String peer, LinkKind kind, long day) implements Comparable<LinkFact> {
    private static final Comparator<LinkFact> BY_DAY = Comparator.comparingLong(LinkFact::day)
            .thenComparing(LinkFact::peer)
            .thenComparing(LinkFact::key)
            .thenComparing(LinkFact::kind)
            .thenComparing(LinkFact::to);

    @Override
    public int compareTo(LinkFact other) {
        return BY_DAY.compare(this, other);
    }

    public void write(DataOutput out) throws IOException {
        out.writeUTF(to);
        out.writeUTF(key);
        out.writeUTF(peer);
        out.writeUTF(kind.name());
        out.writeLong(day);
    }

    public static LinkFact read(DataInput in) throws IOException {
        return new LinkFact(in.readUTF(), in.readUTF(), in.readUTF(), LinkKind.valueOf(in.readUTF()), in.readLong());
    }
}
