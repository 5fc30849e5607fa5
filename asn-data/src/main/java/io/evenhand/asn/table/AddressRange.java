// SPDX-License-Identifier: Apache-2.0
package io.evenhand.asn.table;

import io.evenhand.asn.address.Address;

/** All addresses from {@code first} to {@code last}, both included, of one family. */
public record AddressRange(Address first, Address last) {
    public AddressRange {
        if (first.v4() != last.v4()) {
            throw new IllegalArgumentException("a range stays within one address family");
        }
        if (first.compareTo(last) > 0) {
            throw new IllegalArgumentException("a range ends before it begins");
        }
    }

    public boolean contains(Address address) {
        return address.v4() == first.v4() && first.compareTo(address) <= 0 && address.compareTo(last) <= 0;
    }
}
