// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.network;

import io.evenhand.asn.address.Address;
import io.evenhand.asn.address.AddressReader;
import io.evenhand.asn.table.NetworkTable;

/** Ours. */
record Poptries(NetworkTable table, AddressReader reader) implements Contestant {
    @Override
    public String name() {
        return "Evenhand";
    }

    @Override
    public long find(Address address) {
        return address.v4() ? table.asnOfV4((int) address.low()) : table.asnOfV6(address.high(), address.low());
    }

    @Override
    public long read(String text) {
        return reader.read(text) ? answer() : 0;
    }

    @Override
    public long read(byte[] text) {
        return reader.read(text, 0, text.length) ? answer() : 0;
    }

    private long answer() {
        return reader.v4() ? table.asnOfV4((int) reader.low()) : table.asnOfV6(reader.high(), reader.low());
    }

    @Override
    public long bytes() {
        return table.bytes();
    }
}
