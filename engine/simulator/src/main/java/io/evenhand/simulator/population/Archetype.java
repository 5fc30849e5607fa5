// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator.population;

import io.evenhand.contract.event.WireName;

/** The sorts of owner who do not sell. */
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
    /** Somebody whose server is seen through a VPN or Tor. */
    PRIVACY("privacy"),
    /** Guests whose access ends by itself after a number of days, which the owner declared or did not. */
    GUESTS("guests"),
    /** Several accounts of one household, with keys in common: a spouse's, a test's. */
    HOMELAB("homelab"),
    /** A language, deaf or church club. */
    CLUB("club"),
    /** Guests whose passes end and are given anew. */
    RENEWED_GUESTS("renewed-guests"),
    /** A community of people who do not know one another. */
    STRANGERS("strangers"),
    /** Friends who share the cost, year by year: real money and no business. */
    CO_OP("co-op"),
    /** A club with monthly dues: real money and no business. */
    PAID_CLUB("paid-club");

    private final String wire;

    Archetype(String wire) {
        this.wire = wire;
    }

    /** Whether such an owner shares with too few people to be looked at. */
    public boolean failsGates() {
        return this == NO_SHARES || this == HOUSEHOLD || this == FEW_FRIENDS;
    }

    /** Whether members pay: neither innocent nor a business. */
    public boolean isGrey() {
        return this == CO_OP || this == PAID_CLUB;
    }

    @Override
    public String wire() {
        return wire;
    }
}
