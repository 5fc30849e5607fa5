// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator.population;

/**
 * Where an event came from: a machine in a network, written out as an address only by those who need one.
 *
 * @param block which of the network's blocks
 * @param subnet which subnet of an IPv6 block; 0 for IPv4
 * @param machine the last part of the address
 */
public record Origin(Network network, int block, int subnet, int machine) {
    /** The address. */
    public String address() {
        return network.address(this);
    }

    /** Without the address. */
    @Override
    public String toString() {
        return "Origin[" + network.kind() + "]";
    }
}
