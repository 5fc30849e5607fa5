// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.network;

import io.evenhand.asn.address.Address;
import io.evenhand.asn.table.AddressRange;
import io.evenhand.asn.table.NetworkTable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Addresses to ask for: any address of any range, or as traffic comes, with few that come often. */
final class Probes {
    private static final int HOT = 20_000;

    private final Address[] addresses;

    /** @param addresses a power of two of them */
    private Probes(Address[] addresses) {
        this.addresses = addresses;
    }

    Address at(int number) {
        return addresses[number];
    }

    int size() {
        return addresses.length;
    }

    Stream<Address> all() {
        return Arrays.stream(addresses);
    }

    /** A random address of a random range. */
    static Probes random(NetworkTable table, boolean v4, int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<AddressRange> ranges = new ArrayList<>();
        table.forEach((range, network) -> {
            if (range.first().v4() == v4) {
                ranges.add(range);
            }
        });
        Address[] out = new Address[count];
        Arrays.setAll(out, i -> within(ranges.get(random.nextInt(ranges.size())), random));
        return new Probes(out);
    }

    /** The n-th most frequent of 20,000 addresses comes n times as rarely as the first (Zipf). */
    Probes zipf(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int hot = Math.min(HOT, addresses.length);
        double[] upTo = new double[hot];
        double sum = 0;
        for (int i = 0; i < hot; i++) {
            sum += 1.0 / (i + 1);
            upTo[i] = sum;
        }
        double all = sum;
        Address[] out = new Address[addresses.length];
        Arrays.setAll(out, i -> {
            int found = Arrays.binarySearch(upTo, random.nextDouble() * all);
            return addresses[Math.min(hot - 1, found < 0 ? -found - 1 : found)];
        });
        return new Probes(out);
    }

    String[] texts() {
        return Arrays.stream(addresses).map(Address::text).toArray(String[]::new);
    }

    byte[][] bytes() {
        return Arrays.stream(addresses)
                .map(address -> address.text().getBytes(StandardCharsets.US_ASCII))
                .toArray(byte[][]::new);
    }

    private static Address within(AddressRange range, SplittableRandom random) {
        Address first = range.first();
        Address last = range.last();
        if (first.v4()) {
            return Address.v4(first.low() + random.nextLong(last.low() - first.low() + 1));
        }
        long span = last.high() - first.high();
        return span <= 0 ? first : Address.v6(first.high() + random.nextLong(span), random.nextLong());
    }
}
