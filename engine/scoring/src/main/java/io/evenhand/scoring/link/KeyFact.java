// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.link;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What an account tells the key: on this day it used the key, or shared with outsiders while having it.
 *
 * @param key the strong key, or a server under {@link KeyHolder#SERVER}
 * @param account the account
 * @param kind what is said
 * @param day when, milliseconds: the start of a day or of a minute, or the time itself, as the kind says
 * @param number how many, where the kind says so
 */
public record KeyFact(String key, String account, LinkKind kind, long day, int number) {
    public KeyFact(String key, String account, LinkKind kind, long day) {
        this(key, account, kind, day, 0);
    }

    public void write(DataOutput out) throws IOException {
        out.writeUTF(key);
        out.writeUTF(account);
        out.writeUTF(kind.name());
        out.writeLong(day);
        out.writeInt(number);
    }

    public static KeyFact read(DataInput in) throws IOException {
        return new KeyFact(in.readUTF(), in.readUTF(), LinkKind.valueOf(in.readUTF()), in.readLong(), in.readInt());
    }
}
