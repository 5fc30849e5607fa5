// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator.population;

import static io.evenhand.simulator.population.Window.DAY;
import static io.evenhand.simulator.population.Window.HOUR;

import io.evenhand.contract.event.ClientKind;
import io.evenhand.simulator.draw.Draws;
import io.evenhand.simulator.truth.Truth;
import io.evenhand.simulator.truth.TruthClass;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One owner who does not sell, with their circle. */
public final class BenignOwner implements Animation {
    private final OwnerAccount account;
    private final CircleParameters parameters;
    private final Society society;
    private final CircleLaws laws;
    private final Draws draws;
    private final Keys keys;
    private final Circle circle;
    private final int relatives;
    private final int size;

    private BenignOwner(OwnerAccount account, CircleParameters parameters, Keys keys, Society society) {
        this.account = account;
        this.parameters = parameters;
        this.society = society;
        this.laws = society.circle();
        this.draws = account.draws;
        this.keys = keys;
        this.circle = new Circle(account, parameters, society);
        this.relatives = parameters.laws().relatives().whole(draws);
        this.size = parameters.size(draws, society.size(), relatives);
    }

    /**
     * An owner with everything planned that they will do.
     *
     * @param familyCard the secret of a payment key they have in common with another innocent owner; 0 for none
     * @param household the keys of a household with several accounts, or null
     */
    public static BenignOwner of(
            int index,
            Draws draws,
            Agenda agenda,
            CircleParameters parameters,
            long familyCard,
            @Nullable Keys household,
            Society society) {
        ArchetypeLaws laws = parameters.laws();
        PlaybackLaws playback = society.playback();
        boolean killScript = laws.killScript().happens(draws);
        PlaybackHabits habits = new PlaybackHabits(
                !playback.optOut().happens(draws),
                society.thinning(),
                (killScript ? playback.killedByScript() : playback.killedByHand()).draw(draws),
                laws.transcoded().draw(draws),
                false);
        OwnerAccount account =
                new OwnerAccount(index, draws, agenda, playback, habits, place(parameters, society, draws));
        Keys own = Keys.own(draws, society.life().pays().happens(draws));
        Keys linked = household == null ? own : own.sharing(household, society.life(), draws);
        BenignOwner owner = new BenignOwner(
                account, parameters, familyCard == 0 ? linked : linked.withPayment(familyCard), society);
        if (killScript && society.circle().punishes().happens(draws)) {
            owner.circle.punishKills();
        }
        owner.plan();
        return owner;
    }

    private static Network.Kind place(CircleParameters parameters, Society society, Draws draws) {
        if (parameters.laws().hosted().happens(draws)) {
            return Network.Kind.HOSTING;
        }
        if (parameters.laws().vpn().happens(draws)) {
            return Network.Kind.VPN;
        }
        if (parameters.archetype() == Archetype.DORM
                && society.circle().onCampus().happens(draws)) {
            return Network.Kind.CAMPUS;
        }
        return society.life().cgnat().happens(draws) ? Network.Kind.CGNAT : Network.Kind.HOME;
    }

    private void plan() {
        Archetype archetype = parameters.archetype();
        boolean small = archetype == Archetype.NO_SHARES || archetype == Archetype.HOUSEHOLD;
        LifeLaws life = society.life();
        boolean recent = archetype.failsGates() && life.recent().happens(draws);
        long at = account.window.start()
                + Window.days(
                        recent
                                ? life.recentStart().draw(draws) * account.window.length()
                                : life.startDays().draw(draws));
        new OwnerLife(
                        account,
                        life,
                        keys,
                        parameters.laws().ties().draw(draws),
                        parameters.laws().reciprocity().draw(draws))
                .begin(at, archetype != Archetype.NO_SHARES);
        planCircle(archetype, OwnerLife.ready(at));
        if (archetype == Archetype.MIGRATING) {
            account.at(at + Window.days(laws.migrationWhen().draw(draws) * account.window.length()), this::migrate);
        }
        if (!small && laws.wave().happens(draws)) {
            account.at(society.waveAt() + Window.days(laws.waveDays().draw(draws)), this::migrate);
        }
        if (!small && life.reinstalls().happens(draws)) {
            long left = account.window.end() - at;
            account.at(at + (long) (life.reinstallWhen().draw(draws) * left), this::reinstall);
        }
    }

    private void planCircle(Archetype archetype, long ready) {
        if (archetype == Archetype.NO_SHARES) {
            return;
        }
        if (archetype == Archetype.HOUSEHOLD) {
            planHousehold(ready);
            return;
        }
        planRelatives(ready, relatives);
        circle.gather(ready, size);
        if (archetype == Archetype.COMMUNITY && laws.hasFilmNights().happens(draws)) {
            planFilmNight(ready + Window.days(laws.filmNightDays().draw(draws)));
        }
    }

    private void planHousehold(long at) {
        int outside = laws.householdOutsider().happens(draws) ? 1 : 0;
        planRelatives(at, Math.max(1, size - outside));
        if (outside > 0 && size > 1) {
            circle.gather(at, outside);
        }
    }

    private void planRelatives(long at, int count) {
        long librarySet = draws.next();
        for (int i = 0; i < count; i++) {
            Viewer relative = account.relative(society.life().relativeAgeDays().whole(draws));
            account.at(
                    at + Window.days(laws.relativesJoinDays().draw(draws)),
                    () -> account.accept(relative, librarySet, ClientKind.UI));
        }
    }

    /** Once a month a part of the community watches together. */
    private void planFilmNight(long after) {
        long day = after - Math.floorMod(after, DAY);
        account.at(day + laws.filmNightHour().whole(draws) * HOUR, () -> {
            List<Viewer> all = account.sharedNow();
            double part = laws.filmNightPart().draw(draws);
            for (Viewer viewer : all) {
                if (draws.chance(part)) {
                    account.at(account.now() + (long) (draws.unit() * HOUR / 6), () -> account.playNow(viewer));
                }
            }
            planFilmNight(account.now() + Window.days(laws.filmNightDays().draw(draws)));
        });
    }

    private void migrate() throws IOException {
        if (!account.hasServer()) {
            return;
        }
        if (laws.migrationReclaims().happens(draws)) {
            account.unclaimServer();
            account.claimServer(keys);
        }
        account.moveServer(laws.migrationToHosting().happens(draws) ? Network.Kind.HOSTING : Network.Kind.HOME);
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
        Archetype archetype = parameters.archetype();
        boolean undeclared = circle.hasPasses() && !circle.declaresPasses();
        boolean grey = archetype.isGrey();
        return new Truth(
                account.id(),
                grey ? TruthClass.GREY : TruthClass.BENIGN,
                undeclared ? archetype.wire() + "-undeclared" : archetype.wire(),
                null,
                null,
                false,
                account.place() == Network.Kind.HOSTING,
                account.externalPeak(),
                account.concurrencyPeak(),
                grey ? account.externalPeak() : 0,
                society.world(),
                account.firstShareAt(),
                grey ? account.firstShareAt() : null,
                grey ? (archetype == Archetype.CO_OP ? "annual" : "calendar") : null,
                grey ? price(archetype) : 0,
                false,
                account.place() == Network.Kind.CGNAT || account.place() == Network.Kind.CAMPUS,
                account.place() == Network.Kind.VPN,
                account.country());
    }

    private double price(Archetype archetype) {
        DuesLaws dues = society.dues();
        return (archetype == Archetype.CO_OP ? dues.coopPricePerMonth() : dues.clubPricePerMonth()).draw(draws);
    }
}
