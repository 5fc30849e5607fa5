// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.network;

import io.evenhand.asn.address.Address;
import java.nio.charset.StandardCharsets;

/** A way from an address to the number of the autonomous system that announces it. */
interface Contestant {
    String name();

    /** The number, or 0. */
    long find(Address address);

    /** From the text of an address to the number, by the parser that goes with it. */
    long read(String text);

    /** The same from bytes, where the contestant can. */
    default long read(byte[] text) {
        return read(new String(text, StandardCharsets.US_ASCII));
    }

    /** The bytes it takes in memory. */
    long bytes();
}
