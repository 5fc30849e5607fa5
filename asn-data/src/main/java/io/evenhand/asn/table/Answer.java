// SPDX-License-Identifier: Apache-2.0
package io.evenhand.asn.table;

import io.evenhand.asn.address.EmbeddedV4;
import io.evenhand.asn.address.SpecialRange;
import org.jspecify.annotations.Nullable;

/** What is known about the network of an address, and from which data. That nothing is known is an answer too. */
public sealed interface Answer {
    /** The data that was asked. */
    Provenance provenance();

    /** The network that announces the address. */
    record Known(Network network, Provenance provenance) implements Answer {}

    /** The data says nothing about the address: neither good nor bad. */
    record Unknown(Provenance provenance) implements Answer {}

    /**
     * The address is not of the ordinary Internet, whatever any data says.
     *
     * @param embedded the IPv4 address inside one of a gateway, or null
     */
    record Special(SpecialRange range, @Nullable EmbeddedV4 embedded, Provenance provenance) implements Answer {}
}
