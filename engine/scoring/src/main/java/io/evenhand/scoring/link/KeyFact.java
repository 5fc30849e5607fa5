// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.link;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * What an account tells the key: on these days it used the key, or shared with outsiders while having it.
 *
 * <p>What a key has to be reminded of goes in one fact: one by one it was most of what owners and keys said to each other.
 *
 * @param key the strong key, or a server under {@link KeyHolder#SERVER}
 * @param account the account
 * @param kind what is said
 * @param times when, milliseconds, the earliest first, one at least: starts of days or of minutes, or times themselves, as
 *     the kind says
 * @param number how many, where the kind says so
 */
public record KeyFact(String key, String account, LinkKind kind, List<Long> times, int number) {
    public KeyFact {
        times = List.copyOf(times);
        if (times.isEmpty()) {
            throw new IllegalArgumentException("a fact is about a time");
        }
    }

    public KeyFact(String key, String account, LinkKind kind, long time) {
        this(key, account, kind, List.of(time), 0);
    }

    /** The only time, or the earliest. */
    public long earliest() {
        return times.get(0);
    }

    public void write(DataOutput out) throws IOException {
        out.writeUTF(key);
        out.writeUTF(account);
        out.writeUTF(kind.name());
        out.writeInt(times.size());
        for (long time : times) {
            out.writeLong(time);
        }
        out.writeInt(number);
    }

    public static KeyFact read(DataInput in) throws IOException {
        String key = in.readUTF();
        String account = in.readUTF();
        LinkKind kind = LinkKind.valueOf(in.readUTF());
        Long[] times = new Long[in.readInt()];
        for (int i = 0; i < times.length; i++) {
            times[i] = in.readLong();
        }
        return new KeyFact(key, account, kind, List.of(times), in.readInt());
    }
}
