// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator;

import io.evenhand.contract.event.Event;
import io.evenhand.simulator.draw.Draws;
import io.evenhand.simulator.population.Agenda;
import io.evenhand.simulator.population.Animation;
import io.evenhand.simulator.population.Viewer;
import io.evenhand.simulator.population.Window;
import io.evenhand.simulator.strategy.Fleet;
import io.evenhand.simulator.strategy.SellerOwner;
import io.evenhand.simulator.truth.Truth;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an operator does when one of their accounts is sanctioned: the same group of accounts up to that moment, and
 * another continuation from there on.
 *
 * <p>A simulation cannot know verdicts, so this is a pure function of the plan, the account, the moment and a seed:
 * whoever judges a group's events can ask for what follows ({@link Groups#reaction}), and judge that.
 *
 * @param kind what the operator decided
 * @param events of all accounts of the group, from the sanction on to the window's end: in place of the group's own
 *     events from there on. First of them is the creation of an account that comes in, which lies before: it is aged
 * @param truths of all accounts of the group at the window's end, a new one among them
 */
public record Reaction(Kind kind, List<Event> events, List<Truth> truths) {
    /** Names the streams of reactions. */
    private static final long STREAM = 8;
    /** Names the streams of accounts that come in. */
    private static final long NEWCOMERS = 10;

    private static final List<Kind> KINDS = List.of(Kind.values());

    /** The ways of reacting. */
    public enum Kind {
        /** The same account on another network, with everybody removed and added again. */
        MOVES,
        /** An aged account goes on with the viewers of this one. */
        NEW_ACCOUNT,
        /** The same, after the viewers have registered new accounts. */
        NEW_ACCOUNT_AND_VIEWERS,
        /** The account is given up. */
        QUITS
    }

    /**
     * Plays a group up to a sanction, and then what its operator makes of it.
     *
     * @throws IllegalArgumentException if the account does not sell, or is not in the group
     */
    static Reaction of(Cast cast, int group, String account, Instant sanctionedAt, long seed) {
        Troupe troupe = cast.troupe(group);
        int place = 0;
        while (!troupe.accounts().get(place).account().id().equals(account)) {
            if (++place == troupe.accounts().size()) {
                throw new IllegalArgumentException("the group has no such account");
            }
        }
        if (!(troupe.accounts().get(place) instanceof SellerOwner sanctioned)) {
            throw new IllegalArgumentException("only a seller reacts");
        }
        Fleet fleet = troupe.fleets().stream()
                .filter(it -> it.accounts().contains(sanctioned))
                .findFirst()
                .orElseThrow();
        try {
            return play(
                    cast,
                    new Scene(troupe, fleet, sanctioned, cast.accounts(group)[place]),
                    sanctionedAt.toEpochMilli(),
                    seed);
        } catch (IOException e) {
            throw new UncheckedIOException("a list took no event", e);
        }
    }

    private record Scene(Troupe troupe, Fleet fleet, SellerOwner sanctioned, int account) {}

    private static Reaction play(Cast cast, Scene scene, long at, long seed) throws IOException {
        Draws draws = Draws.of(seed, STREAM, scene.account(), at);
        Agenda agenda = scene.troupe().agenda();
        ReactionLaws laws = cast.settings().reaction();
        Kind kind = KINDS.get(laws.kind().whole(draws));
        List<Animation> accounts = new ArrayList<>(scene.troupe().accounts());
        List<Event> events = new ArrayList<>();
        Delivery delivery = cast.delivery((event, origin) -> events.add(event));
        SellerOwner reserve = null;
        if (kind == Kind.NEW_ACCOUNT || kind == Kind.NEW_ACCOUNT_AND_VIEWERS) {
            reserve = reserve(cast, scene);
            accounts.add(reserve);
        }
        String aged = reserve == null ? "" : reserve.account().id();
        agenda.playUntil(at, (event, origin) -> {
            if (event.account().value().equals(aged)) {
                delivery.accept(event, origin);
            }
        });
        SellerOwner successor = reserve;
        agenda.at(at + Window.days(laws.delayDays().draw(draws)), () -> react(cast, scene, successor, kind, draws));
        agenda.playUntil(Long.MAX_VALUE, delivery);
        delivery.finish();
        return new Reaction(
                kind,
                List.copyOf(events),
                accounts.stream().map(Animation::truth).toList());
    }

    private static SellerOwner reserve(Cast cast, Scene scene) {
        int number = cast.plan().owners() + scene.account();
        return SellerOwner.inReserve(
                scene.fleet(),
                number,
                Draws.of(cast.plan().seed(), NEWCOMERS, number),
                scene.troupe().agenda(),
                cast.settings().market());
    }

    private static void react(Cast cast, Scene scene, @Nullable SellerOwner successor, Kind kind, Draws draws)
            throws IOException {
        if (kind == Kind.MOVES) {
            scene.sanctioned().move(true);
            return;
        }
        List<Viewer> had = scene.sanctioned().stop();
        if (successor != null) {
            double part = cast.settings().reaction().cohort().draw(draws);
            successor.takeOver(Fleet.part(had, part, draws), kind == Kind.NEW_ACCOUNT_AND_VIEWERS);
        }
    }
}
