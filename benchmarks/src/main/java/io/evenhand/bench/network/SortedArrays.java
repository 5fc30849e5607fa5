// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.network;

import io.evenhand.asn.address.Address;
import io.evenhand.asn.address.AddressReader;
import io.evenhand.asn.table.NetworkTable;
import java.util.Arrays;

/** Binary search over sorted bounds, with our parser: what needs no idea at all. Ranges within a /64 are left out. */
final class SortedArrays implements Contestant {
    private final AddressReader reader = new AddressReader();
    private final Bounds v4 = new Bounds();
    private final Bounds v6 = new Bounds();

    SortedArrays(NetworkTable table) {
        table.forEach((range, network) -> {
            Address first = range.first();
            Address last = range.last();
            if (first.v4()) {
                v4.add(first.low(), last.low(), network.asn());
            } else if (first.low() == 0 && last.low() == -1) {
                v6.add(first.high() ^ Long.MIN_VALUE, last.high() ^ Long.MIN_VALUE, network.asn());
            }
        });
        v4.trim();
        v6.trim();
    }

    private static final class Bounds {
        private long[] firsts = new long[64];
        private long[] lasts = new long[64];
        private long[] asns = new long[64];
        private int size;

        void add(long first, long last, long asn) {
            if (size == firsts.length) {
                resize(size * 2);
            }
            firsts[size] = first;
            lasts[size] = last;
            asns[size++] = asn;
        }

        void trim() {
            resize(size);
        }

        private void resize(int capacity) {
            firsts = Arrays.copyOf(firsts, capacity);
            lasts = Arrays.copyOf(lasts, capacity);
            asns = Arrays.copyOf(asns, capacity);
        }

        long find(long key) {
            int found = Arrays.binarySearch(firsts, key);
            int at = found >= 0 ? found : -found - 2;
            return at >= 0 && key <= lasts[at] ? asns[at] : 0;
        }
    }

    @Override
    public String name() {
        return "binary search";
    }

    @Override
    public long find(Address address) {
        return address.v4() ? v4.find(address.low()) : v6.find(address.high() ^ Long.MIN_VALUE);
    }

    @Override
    public long read(String text) {
        if (!reader.read(text)) {
            return 0;
        }
        return reader.v4() ? v4.find(reader.low()) : v6.find(reader.high() ^ Long.MIN_VALUE);
    }

    @Override
    public long bytes() {
        return 3L * Long.BYTES * (v4.size + v6.size);
    }
}
