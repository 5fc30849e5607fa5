// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator.strategy;

import io.evenhand.contract.event.ClientKind;
import io.evenhand.contract.event.RevokedBy;
import io.evenhand.simulator.draw.Draws;
import io.evenhand.simulator.draw.Law;
import io.evenhand.simulator.population.Agenda;
import io.evenhand.simulator.population.Animation;
import io.evenhand.simulator.population.Circle;
import io.evenhand.simulator.population.Keys;
import io.evenhand.simulator.population.LifeLaws;
import io.evenhand.simulator.population.Network;
import io.evenhand.simulator.population.OwnerAccount;
import io.evenhand.simulator.population.OwnerLife;
import io.evenhand.simulator.population.PlaybackHabits;
import io.evenhand.simulator.population.PlaybackLaws;
import io.evenhand.simulator.population.Society;
import io.evenhand.simulator.population.Viewer;
import io.evenhand.simulator.population.Window;
import io.evenhand.simulator.truth.Truth;
import io.evenhand.simulator.truth.TruthClass;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** One account of a seller: a panel's customers and, for some, real friends among them. */
public final class SellerOwner implements Animation {
    /** The archetype of every seller in the truth. */
    public static final String ARCHETYPE = "seller";

    /** The place of an account that has not joined its fleet. */
    private static final int OUTSIDE = -1;

    private final OwnerAccount account;
    private final Fleet fleet;
    private final Market market;
    private final Draws draws;
    private final Panel panel;
    private final OwnerLife life;
    private final int size;
    private final int covering;
    private int place = OUTSIDE;

    private SellerOwner(OwnerAccount account, Fleet fleet, Market market) {
        this.account = account;
        this.fleet = fleet;
        this.market = market;
        this.draws = account.draws;
        Operator operator = fleet.operator();
        double cover = operator.parameters().laws().cover().draw(draws);
        int cap = market.society().size().cap().whole(draws);
        double wanted = operator.size() * market.selling().sizeSpread().draw(draws);
        this.size = (int) Math.max(2, Math.min(cap, wanted));
        this.covering = (int) (cover * size);
        this.panel = new Panel(account, fleet, market.selling(), cap - covering);
        this.life = life(cover);
    }

    /** An account that joins the fleet of its operator, with everything planned that it will do. */
    public static SellerOwner joining(Fleet fleet, int index, Draws draws, Agenda agenda, Market market) {
        SellerOwner owner = of(fleet, index, draws, agenda, market);
        owner.place = fleet.join(owner);
        owner.plan();
        return owner;
    }

    /** An account that exists from the beginning and does nothing until it takes over from another of its operator's. */
    public static SellerOwner inReserve(Fleet fleet, int index, Draws draws, Agenda agenda, Market market) {
        SellerOwner owner = of(fleet, index, draws, agenda, market);
        owner.account.at(owner.account.window.start(), owner.account::created);
        return owner;
    }

    private static SellerOwner of(Fleet fleet, int index, Draws draws, Agenda agenda, Market market) {
        PlaybackLaws playback = market.society().playback();
        StrategyLaws strategy = fleet.operator().parameters().laws();
        PlaybackHabits habits = new PlaybackHabits(
                !playback.optOut().happens(draws),
                market.selling().activity().draw(draws) * market.society().thinning(),
                playback.killedByHand().draw(draws),
                market.selling().transcoded().draw(draws),
                strategy.killScript().happens(draws));
        OwnerAccount account =
                new OwnerAccount(index, draws, agenda, playback, habits, place(strategy, market.society(), draws));
        return new SellerOwner(account, fleet, market);
    }

    private static Network.Kind place(StrategyLaws strategy, Society society, Draws draws) {
        if (strategy.hosted().happens(draws)) {
            return Network.Kind.HOSTING;
        }
        if (strategy.vpn().happens(draws)) {
            return Network.Kind.VPN;
        }
        return society.life().cgnat().happens(draws) ? Network.Kind.CGNAT : Network.Kind.HOME;
    }

    private OwnerLife life(double cover) {
        LifeLaws laws = market.society().life();
        double strangers = market.selling().ties().draw(draws);
        double friends = market.friends().laws().ties().draw(draws);
        double density = cover * cover * friends + (1 - cover * cover) * strangers;
        double reciprocity = cover * market.friends().laws().reciprocity().draw(draws)
                + (1 - cover) * market.selling().reciprocity().draw(draws);
        Keys own = Keys.own(draws, true);
        Keys keys =
                fleet.operator().accounts() > 1 ? own.sharing(fleet.operator().keys(), laws, draws) : own;
        return new OwnerLife(account, laws, keys, density, reciprocity);
    }

    private void plan() {
        long at = account.window.start()
                + Window.days(market.society().life().startDays().draw(draws));
        if (place >= fleet.active()) {
            account.at(at, account::created);
            return;
        }
        life.begin(at, true);
        long opening = Window.days(market.selling().openingAfterPart().draw(draws) * account.window.length());
        panel.open(OwnerLife.ready(at) + opening, size - covering);
        if (covering > 0) {
            new Circle(account, market.friends(), market.society()).gather(OwnerLife.ready(at), covering);
        }
        if (place + fleet.active() < fleet.operator().accounts()) {
            double stops = market.evasion().stops().draw(draws) * account.window.length();
            account.at(account.window.start() + Window.days(stops), this::handOver);
        }
        if (market.society().circle().wave().happens(draws)) {
            double days = market.society().circle().waveDays().draw(draws);
            account.at(market.society().waveAt() + Window.days(days), () -> move(true));
        }
    }

    /** The account is lost; the one kept for that goes on with a part of its viewers. */
    private void handOver() {
        EvasionLaws laws = market.evasion();
        List<Viewer> cohort = Fleet.part(stop(), laws.cohort().draw(draws), draws);
        SellerOwner successor = fleet.successor(place);
        if (successor != null) {
            double delay = laws.delayDays().draw(draws);
            account.inDays(delay, () -> successor.takeOver(cohort, false));
        }
    }

    /** Closes the account for good; returns who had access. */
    public List<Viewer> stop() {
        double minutes = market.evasion().closingMinutes().draw(draws);
        List<Viewer> had = panel.close(minutes);
        for (Viewer friend : account.sharedNow()) {
            account.at(account.now() + (long) (minutes * Window.MINUTE), () -> dismiss(friend));
        }
        account.at(account.now() + (long) (minutes * Window.MINUTE) + 1, () -> {
            if (account.hasServer()) {
                account.unclaimServer();
            }
        });
        return had;
    }

    private void dismiss(Viewer viewer) throws IOException {
        if (viewer.isShared()) {
            account.revoke(viewer, RevokedBy.OWNER, ClientKind.UI);
        }
    }

    /**
     * Begins to sell on an account that has had no server, with the viewers of another.
     *
     * @param underNewNames whether they registered new accounts first
     */
    public void takeOver(List<Viewer> cohort, boolean underNewNames) {
        if (place == OUTSIDE) {
            place = fleet.join(this);
        }
        Law arrival = market.evasion().arrivalDays();
        life.serve(account.now(), true);
        long ready = OwnerLife.ready(account.now());
        account.at(ready, () -> panel.receive(cohort, underNewNames, arrival));
        panel.open(ready, Math.max(0, size - covering - cohort.size()));
    }

    /** The server moves to another network; everybody may be removed and added again. */
    public void move(boolean shareAgain) throws IOException {
        if (account.hasServer()) {
            account.moveServer(
                    market.society().circle().migrationToHosting().happens(draws)
                            ? Network.Kind.HOSTING
                            : Network.Kind.HOME);
            if (shareAgain) {
                panel.shareAgain(market.society().circle());
            }
        }
    }

    Panel panel() {
        return panel;
    }

    boolean sharesKeyWith(SellerOwner other) {
        Keys a = life.keys();
        Keys b = other.life.keys();
        return a.payment() == b.payment() || a.device() == b.device() || a.tls() == b.tls();
    }

    @Override
    public OwnerAccount account() {
        return account;
    }

    @Override
    public Truth truth() {
        Operator operator = fleet.operator();
        return new Truth(
                account.id(),
                TruthClass.RESELLER,
                ARCHETYPE,
                operator.parameters().strategy().name(),
                operator.name(),
                operator.parameters().strategy().isIdentifiable(),
                account.place() == Network.Kind.HOSTING,
                account.externalPeak(),
                account.concurrencyPeak(),
                panel.payingPeak(),
                market.society().world(),
                account.firstShareAt(),
                panel.firstPaid() == Long.MAX_VALUE ? null : Instant.ofEpochMilli(panel.firstPaid()),
                operator.planName(),
                operator.pricePerMonth(market.selling(), draws),
                fleet.isLinked(this),
                account.place() == Network.Kind.CGNAT,
                account.place() == Network.Kind.VPN,
                account.country());
    }
}
