// SPDX-License-Identifier: Apache-2.0
package io.evenhand.asn.dataset;

import io.evenhand.asn.table.LiveNetworks;
import io.evenhand.asn.table.NetworkTable;

/** A version of a dataset, ready to be asked. */
public record Dataset(Manifest manifest, NetworkTable table) {
    /** The same for programs that only ask for addresses. */
    public LiveNetworks.Edition edition() {
        return new LiveNetworks.Edition(table, manifest.provenance());
    }
}
