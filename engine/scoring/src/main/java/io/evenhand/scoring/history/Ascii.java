// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.history;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The binary form of an identifier: one byte of length, one for each character; the contract allows no others. */
public final class Ascii {
    private Ascii() {}

    public static void write(String text, DataOutput out) throws IOException {
        // not writeBytes: Flink's own output moves on twice as far as it wrote
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        out.writeByte(bytes.length);
        out.write(bytes);
    }

    public static String read(DataInput in) throws IOException {
        byte[] bytes = new byte[in.readUnsignedByte()];
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
