// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator.population;

import static io.evenhand.simulator.population.Window.HOUR;
import static io.evenhand.simulator.population.Window.MINUTE;

import io.evenhand.simulator.draw.Draws;
import java.io.IOException;

/** What every owner does, whatever they are: exist, claim a server, use their keys, be counted by the social service. */
public final class OwnerLife {
    private final OwnerAccount account;
    private final LifeLaws laws;
    private final Keys keys;
    private final double tieDensity;
    private final double reciprocity;

    /** The life of an account that nothing is planned for yet. */
    public OwnerLife(OwnerAccount account, LifeLaws laws, Keys keys, double tieDensity, double reciprocity) {
        this.account = account;
        this.laws = laws;
        this.keys = keys;
        this.tieDensity = tieDensity;
        this.reciprocity = reciprocity;
    }

    public Keys keys() {
        return keys;
    }

    /**
     * Plans the account's beginning and its months.
     *
     * @param at when it is created: at the window's start for an old one
     * @param monthly whether keys are seen and ties counted every month, or keys once and ties never
     */
    public void begin(long at, boolean monthly) {
        account.at(at, account::created);
        serve(at, monthly);
    }

    /** Plans the months of an account that exists and has had no server so far. */
    public void serve(long at, boolean monthly) {
        Draws draws = account.draws;
        long claimed = at + laws.claimMinutes().whole(draws) * MINUTE;
        account.at(claimed, () -> account.claimServer(keys));
        account.at(claimed + laws.keysMinutes().whole(draws) * MINUTE, () -> useKeys(monthly));
        if (monthly) {
            account.at(claimed + Window.days(laws.firstTiesDays().draw(draws)), this::measureTies);
        }
    }

    /** The first time at which an account that begins at {@code at} certainly has its server. */
    public static long ready(long at) {
        return at + 2 * HOUR;
    }

    private void useKeys(boolean again) throws IOException {
        account.useKeys(keys);
        if (again) {
            account.inDays(laws.keysAgainDays().draw(account.draws), () -> useKeys(true));
        }
    }

    private void measureTies() throws IOException {
        account.measureTies(tieDensity, reciprocity);
        account.inDays(laws.tiesAgainDays().draw(account.draws), this::measureTies);
    }
}
