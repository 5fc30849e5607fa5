// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.history;

import io.evenhand.contract.id.AccountId;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * An account's conduct packed into bytes, without the account: what crosses the network and waits in state until its week is
 * folded. Its time can be read without unpacking.
 */
public final class Parcel {
    private final byte[] bytes;

    private Parcel(byte[] bytes) {
        this.bytes = bytes;
    }

    public static Parcel of(Conduct conduct) {
        return new Parcel(ConductCodec.pack(conduct));
    }

    /** When it happened. */
    public long millis() {
        return new Unpacking(bytes).time();
    }

    /** Unpacks it as the conduct of {@code account}. */
    public Conduct open(AccountId account) {
        return ConductCodec.unpack(account, bytes);
    }

    public void write(DataOutput out) throws IOException {
        out.writeShort(bytes.length);
        out.write(bytes);
    }

    public static Parcel read(DataInput in) throws IOException {
        byte[] bytes = new byte[in.readShort()];
        in.readFully(bytes);
        return new Parcel(bytes);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Parcel parcel && Arrays.equals(parcel.bytes, bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }
}
