// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator.population;

import io.evenhand.contract.event.WireName;

/** The sorts of innocent owner. */
public enum Archetype implements WireName {
    /** Shares with nobody. */
    NO_SHARES("no-shares"),
    /** Shares with one to six people, most of them of the Home. */
    HOUSEHOLD("household"),
    /** Five to seven friends: below every gate. */
    FEW_FRIENDS("few-friends"),
    FRIENDS("friends"),
    /** A large family, often in several countries. */
    FAMILY("family"),
    /** An enthusiast's generous circle, as from a chat community, with film nights. */
    COMMUNITY("community"),
    /** A hobbyist whose server stands at a hosting provider. */
    HOSTED("hosted"),
    /** A student house: people come and go with the terms. */
    DORM("dorm"),
    /** A host that moves to another network and shares everything again within the hour. */
    MIGRATING("migrating"),
    /** Guests whose access ends by itself after a number of days that the owner declared. */
    GUESTS("guests");

    private final String wire;

    Archetype(String wire) {
        this.wire = wire;
    }

    /** Whether such an owner shares with too few people to be looked at. */
    public boolean failsGates() {
        return this == NO_SHARES || this == HOUSEHOLD || this == FEW_FRIENDS;
    }

    @Override
    public String wire() {
        return wire;
    }
}
