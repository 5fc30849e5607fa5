// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator.population;

import static io.evenhand.simulator.population.Window.DAY;
import static io.evenhand.simulator.population.Window.HOUR;

import io.evenhand.contract.event.ClientKind;
import io.evenhand.simulator.truth.Truth;
import io.evenhand.simulator.truth.TruthClass;
import java.io.IOException;
import java.util.List;

/** One innocent owner with their circle. */
public final class BenignOwner implements Animation {
    private final OwnerAccount account;
    private final CircleParameters parameters;
    private final String world;
    private final Draws draws;
    private final Keys keys;
    private final Circle circle;
    private final int size;

    private BenignOwner(OwnerAccount account, CircleParameters parameters, Keys keys, String world) {
        this.account = account;
        this.parameters = parameters;
        this.world = world;
        this.draws = account.draws;
        this.keys = keys;
        this.circle = new Circle(account, parameters);
        this.size = parameters.size(draws);
    }

    /**
     * An owner with everything planned that they will do.
     *
     * @param familyCard the secret of a payment key they have in common with another innocent owner; 0 for none
     */
    public static BenignOwner of(
            int index, Draws draws, Timeline timeline, CircleParameters parameters, long familyCard, String world) {
        boolean killScript = draws.chance(parameters.killScript());
        PlaybackHabits habits =
                new PlaybackHabits(!draws.chance(0.12), 1, killScript ? 0.04 : 0.002, draws.uniform(0.1, 0.5));
        Network.Kind place = draws.chance(parameters.hosted()) ? Network.Kind.HOSTING : home(parameters, draws);
        OwnerAccount account = new OwnerAccount(index, draws, timeline, habits, place);
        Keys own = Keys.own(draws, draws.chance(0.6));
        BenignOwner owner =
                new BenignOwner(account, parameters, familyCard == 0 ? own : own.withPayment(familyCard), world);
        owner.plan();
        return owner;
    }

    private static Network.Kind home(CircleParameters parameters, Draws draws) {
        return parameters.archetype() == Archetype.DORM && draws.chance(0.7) ? Network.Kind.CAMPUS : Network.Kind.HOME;
    }

    private void plan() {
        Archetype archetype = parameters.archetype();
        boolean small = archetype == Archetype.NO_SHARES || archetype == Archetype.HOUSEHOLD;
        boolean recent = (small || archetype == Archetype.FEW_FRIENDS) && draws.chance(0.1);
        long at = account.window.start()
                + Window.days(recent ? draws.uniform(0, 0.9 * account.window.length()) : draws.uniform(0, 0.25));
        long ready = OwnerLife.ready(at);
        new OwnerLife(account, keys, parameters.closeness().density(draws), draws.beta(2, 6))
                .begin(at, archetype != Archetype.NO_SHARES);
        switch (archetype) {
            case NO_SHARES -> {}
            case HOUSEHOLD -> planHousehold(ready);
            case FEW_FRIENDS -> planCircle(ready, 0);
            case FRIENDS, FAMILY, HOSTED, DORM, GUESTS -> planCircle(ready, draws.between(0, 4));
            case COMMUNITY -> {
                planCircle(ready, draws.between(0, 3));
                if (draws.chance(0.5)) {
                    planFilmNight(ready + 25 * DAY);
                }
            }
            case MIGRATING -> {
                planCircle(ready, draws.between(0, 4));
                account.at(at + Window.days(draws.uniform(0.3, 0.85) * account.window.length()), this::migrate);
            }
        }
        if (!small && draws.chance(0.03)) {
            long left = account.window.end() - ready;
            account.at(ready + (long) (draws.uniform(0.2, 0.9) * left), this::reinstall);
        }
    }

    private void planCircle(long at, int relatives) {
        planRelatives(at, relatives);
        circle.gather(at, size);
    }

    private void planHousehold(long at) {
        int outside = draws.chance(0.2) ? 1 : 0;
        planRelatives(at, Math.max(1, size - outside));
        if (outside > 0 && size > 1) {
            circle.gather(at, outside);
        }
    }

    private void planRelatives(long at, int count) {
        long librarySet = draws.next();
        for (int i = 0; i < count; i++) {
            Viewer relative = account.relative();
            account.at(
                    at + Window.days(draws.uniform(0, 3)), () -> account.accept(relative, librarySet, ClientKind.UI));
        }
    }

    /** Once a month a part of the community watches together; spec: up to .3 of them at a time. */
    private void planFilmNight(long after) {
        long day = after - Math.floorMod(after, DAY);
        account.at(day + 20 * HOUR, () -> {
            List<Viewer> all = account.sharedNow();
            double part = draws.uniform(0.05, 0.3);
            for (Viewer viewer : all) {
                if (draws.chance(part)) {
                    account.at(account.now() + (long) (draws.unit() * HOUR / 6), () -> account.playNow(viewer));
                }
            }
            planFilmNight(account.now() + Window.days(draws.uniform(25, 35)));
        });
    }

    private void migrate() throws IOException {
        if (draws.chance(0.35)) {
            account.unclaimServer();
            account.claimServer(keys);
        }
        account.moveServer(draws.chance(0.4) ? Network.Kind.HOSTING : Network.Kind.HOME);
        circle.shareAgain();
    }

    /** A new installation on the same machine: the shares survive. */
    private void reinstall() throws IOException {
        account.unclaimServer();
        account.claimServer(keys);
    }

    @Override
    public OwnerAccount account() {
        return account;
    }

    @Override
    public Truth truth() {
        return new Truth(
                account.id(),
                TruthClass.BENIGN,
                parameters.archetype().wire(),
                null,
                null,
                false,
                account.isHosted(),
                account.externalPeak(),
                account.concurrencyPeak(),
                0,
                world);
    }
}
