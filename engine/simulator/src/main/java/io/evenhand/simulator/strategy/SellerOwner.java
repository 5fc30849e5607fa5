// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator.strategy;

import io.evenhand.simulator.population.Animation;
import io.evenhand.simulator.population.Circle;
import io.evenhand.simulator.population.CircleParameters;
import io.evenhand.simulator.population.Closeness;
import io.evenhand.simulator.population.Draws;
import io.evenhand.simulator.population.Keys;
import io.evenhand.simulator.population.Network;
import io.evenhand.simulator.population.OwnerAccount;
import io.evenhand.simulator.population.OwnerLife;
import io.evenhand.simulator.population.PlaybackHabits;
import io.evenhand.simulator.population.Timeline;
import io.evenhand.simulator.population.Window;
import io.evenhand.simulator.truth.Truth;
import io.evenhand.simulator.truth.TruthClass;

/** One account of a seller: a panel's customers and, for some, real friends among them. */
public final class SellerOwner implements Animation {
    /** The archetype of every seller in the truth. */
    public static final String ARCHETYPE = "seller";

    private final OwnerAccount account;
    private final PanelParameters parameters;
    private final Operator operator;
    private final Panel panel;
    private final String world;

    private SellerOwner(
            OwnerAccount account, PanelParameters parameters, Operator operator, Panel panel, String world) {
        this.account = account;
        this.parameters = parameters;
        this.operator = operator;
        this.panel = panel;
        this.world = world;
    }

    /**
     * An account of this operator with everything planned that it will do.
     *
     * @param linked whether it uses the operator's keys or, as one who is careful, others
     * @param friends the parameters of the real friends among the customers
     */
    public static SellerOwner of(
            int index,
            Draws draws,
            Timeline timeline,
            PanelParameters parameters,
            Operator operator,
            boolean linked,
            CircleParameters friends,
            String world) {
        boolean kills = draws.chance(parameters.killScript());
        PlaybackHabits habits =
                new PlaybackHabits(!draws.chance(0.12), 1.35, kills ? 0.05 : 0.002, draws.uniform(0.2, 0.5));
        Network.Kind place = draws.chance(parameters.hosted()) ? Network.Kind.HOSTING : Network.Kind.HOME;
        OwnerAccount account = new OwnerAccount(index, draws, timeline, habits, place);
        Keys own = Keys.own(draws, true);
        Panel panel = new Panel(account, parameters, operator);
        SellerOwner owner = new SellerOwner(account, parameters, operator, panel, world);
        owner.plan(linked ? shared(own, operator.keys(), draws) : own, friends);
        return owner;
    }

    /** The operator's payment and device keys; every server has a certificate of its own more often than not. */
    private static Keys shared(Keys own, Keys common, Draws draws) {
        return new Keys(common.payment(), common.device(), draws.chance(0.3) ? common.tls() : own.tls());
    }

    private void plan(Keys keys, CircleParameters friends) {
        Draws draws = account.draws;
        double cover = parameters.cover();
        double strangers = Closeness.STRANGERS.density(draws);
        double density = cover * cover * friends.closeness().density(draws) + (1 - cover * cover) * strangers;
        double reciprocity = cover * draws.beta(2, 6) + (1 - cover) * draws.beta(1, 40);
        long at = account.window.start() + Window.days(draws.uniform(0, 0.25));
        long open = OwnerLife.ready(at) + Window.days(draws.uniform(0, account.window.length() / 15));
        new OwnerLife(account, keys, density, reciprocity).begin(at, true);
        int size = Math.max(2, (int) (operator.size() * draws.uniform(0.95, 1.05)));
        int covering = (int) (cover * size);
        panel.open(open, size - covering);
        if (covering > 0) {
            new Circle(account, friends).gather(OwnerLife.ready(at), covering);
        }
    }

    @Override
    public OwnerAccount account() {
        return account;
    }

    @Override
    public Truth truth() {
        return new Truth(
                account.id(),
                TruthClass.RESELLER,
                ARCHETYPE,
                parameters.strategy().name(),
                operator.name(),
                parameters.strategy().isIdentifiable(),
                account.isHosted(),
                account.externalPeak(),
                account.concurrencyPeak(),
                panel.payingPeak(),
                world);
    }
}
