// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator.truth;

/** The crude rules that platforms have used, as far as the truth says what they would have hit. */
public enum Baseline {
    /** Everybody at a hosting provider, as in autumn 2023. */
    ASN_BAN("ASN ban"),
    /** Eighty shares or more, as in February 2024. */
    FRIENDS_80("friends >= 80"),
    FRIENDS_50("friends >= 50"),
    CONCURRENCY_10("concurrency >= 10");

    private final String title;

    Baseline(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    /** Whether the rule would have hit this account at some time. */
    public boolean flags(Truth truth) {
        return switch (this) {
            case ASN_BAN -> truth.hosted();
            case FRIENDS_80 -> truth.externalViewersPeak() >= 80;
            case FRIENDS_50 -> truth.externalViewersPeak() >= 50;
            case CONCURRENCY_10 -> truth.concurrencyPeak() >= 10;
        };
    }
}
