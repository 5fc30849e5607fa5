// SPDX-License-Identifier: Apache-2.0
package io.evenhand.asn.table;

import io.evenhand.asn.address.Address;
import io.evenhand.asn.address.EmbeddedV4;
import io.evenhand.asn.address.SpecialRange;
import org.jspecify.annotations.Nullable;

/**
 * The table in force together with where it comes from; both are replaced by one volatile write, so that no answer mixes
 * two versions.
 */
public final class LiveNetworks implements Networks {
    private volatile Edition edition;

    /** A table and its provenance. */
    public record Edition(NetworkTable table, Provenance provenance) {}

    public LiveNetworks(Edition first) {
        edition = first;
    }

    /** The version in force. */
    public Edition edition() {
        return edition;
    }

    /** From now on answers come from {@code next}. */
    public void swap(Edition next) {
        edition = next;
    }

    @Override
    public @Nullable Network find(Address address) {
        return edition.table.find(address);
    }

    /** What is known about the address. */
    public Answer answer(Address address) {
        Edition now = edition;
        SpecialRange special = SpecialRange.of(address);
        Network network = now.table.find(address);
        if (special != null
                && special.treatment() != SpecialRange.Treatment.GLOBAL
                && (special.treatment() != SpecialRange.Treatment.DOCUMENTATION || network == null)) {
            return new Answer.Special(special, EmbeddedV4.of(address), now.provenance);
        }
        return network == null ? new Answer.Unknown(now.provenance) : new Answer.Known(network, now.provenance);
    }
}
