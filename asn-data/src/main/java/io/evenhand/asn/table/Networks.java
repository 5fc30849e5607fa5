// SPDX-License-Identifier: Apache-2.0
package io.evenhand.asn.table;

import io.evenhand.asn.address.Address;
import org.jspecify.annotations.Nullable;

/** Tells the network of an address; safe to call from several threads. */
@FunctionalInterface
public interface Networks {
    /** Knows no network: what a program without a dataset uses. */
    Networks NONE = address -> null;

    /** The network, or null if the dataset has none for the address. */
    @Nullable
    Network find(Address address);
}
