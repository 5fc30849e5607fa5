// SPDX-License-Identifier: Apache-2.0
package io.evenhand.asn.dataset;

import io.evenhand.asn.table.AddressRange;
import io.evenhand.asn.table.Network;

/** One range of a dataset and the network that announces it. */
public record RangeRow(AddressRange range, Network network) {}
