// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator.population;

import static io.evenhand.simulator.population.Window.HOUR;
import static io.evenhand.simulator.population.Window.MINUTE;

/** What every owner does, whatever they are: exist, claim a server, use their keys, be counted by the social service. */
public final class OwnerLife {
    /** Days between two sightings of an owner's keys, and between two measurements of ties. */
    private static final double MONTH = 30;

    private final OwnerAccount account;
    private final Keys keys;
    private final double tieDensity;
    private final double reciprocity;

    /** The life of an account that nothing is planned for yet. */
    public OwnerLife(OwnerAccount account, Keys keys, double tieDensity, double reciprocity) {
        this.account = account;
        this.keys = keys;
        this.tieDensity = tieDensity;
        this.reciprocity = reciprocity;
    }

    /**
     * Plans the account's beginning and its months.
     *
     * @param at when it is created: at the window's start for an old one
     * @param monthly whether keys are seen and ties counted every month, or keys once and ties never
     */
    public void begin(long at, boolean monthly) {
        Draws draws = account.draws;
        account.at(at, account::created);
        long claimed = at + draws.between(1, 40) * MINUTE;
        account.at(claimed, () -> account.claimServer(keys));
        account.at(claimed + draws.between(1, 40) * MINUTE, () -> useKeys(monthly));
        if (monthly) {
            account.at(claimed + Window.days(draws.uniform(5, MONTH)), this::measureTies);
        }
    }

    /** The first time at which an account that begins at {@code at} certainly has its server. */
    public static long ready(long at) {
        return at + 2 * HOUR;
    }

    private void useKeys(boolean again) throws java.io.IOException {
        account.useKeys(keys);
        if (again) {
            account.inDays(account.draws.uniform(0.9 * MONTH, 1.1 * MONTH), () -> useKeys(true));
        }
    }

    private void measureTies() throws java.io.IOException {
        account.measureTies(tieDensity, reciprocity);
        account.inDays(MONTH, this::measureTies);
    }
}
