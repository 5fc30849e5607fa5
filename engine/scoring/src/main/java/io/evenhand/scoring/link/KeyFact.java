// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.link;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What an account tells the key: on this day it used the key, or shared with outsiders while having it.
 *
 * @param key the strong key
 * @param account the account
 * @param kind what is said
 * @param day the start of the day it is said of, milliseconds; boundaries are days, so days are exact enough
 */
public record KeyFact(String key, String account, LinkKind kind, long day) {
    public void write(DataOutput out) throws IOException {
        out.writeUTF(key);
        out.writeUTF(account);
        out.writeUTF(kind.name());
        out.writeLong(day);
    }

    public static KeyFact read(DataInput in) throws IOException {
        return new KeyFact(in.readUTF(), in.readUTF(), LinkKind.valueOf(in.readUTF()), in.readLong());
    }
}
