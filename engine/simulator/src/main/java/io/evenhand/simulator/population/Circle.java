// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator.population;

import static io.evenhand.simulator.population.Window.DAY;
import static io.evenhand.simulator.population.Window.HOUR;
import static io.evenhand.simulator.population.Window.MINUTE;

import io.evenhand.contract.event.ClientKind;
import io.evenhand.contract.event.InviteKind;
import io.evenhand.contract.event.RevokedBy;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The people an innocent owner shares with: they join in the first weeks, most stay, others leave after a while and
 * are replaced some day.
 */
public final class Circle {
    /** Days in which a circle that is older than the window appears in it; source: assumption. */
    private static final double GATHERING = 21;
    /** Days a place stays empty, on average; source: assumption. */
    private static final double VACANCY = 20;

    private final OwnerAccount account;
    private final CircleParameters parameters;
    private final Draws draws;
    private final ClientKind client;
    private final InviteKind invitation;
    private final int eveningHour;
    private final double scale;
    private final long librarySet;
    private final long otherLibrarySet;
    private final Stay stay;

    /** A circle around an account; nothing is planned yet. */
    public Circle(OwnerAccount account, CircleParameters parameters) {
        this.account = account;
        this.parameters = parameters;
        this.draws = account.draws;
        this.client = draws.chance(parameters.bot()) ? ClientKind.API : ClientKind.UI;
        this.invitation = draws.chance(0.25) ? InviteKind.LINK : InviteKind.DIRECT;
        this.eveningHour = draws.between(17, 23);
        this.scale = draws.uniform(60, 260);
        this.librarySet = draws.next();
        this.otherLibrarySet = draws.next();
        this.stay = Stay.of(parameters.archetype(), draws, account.window);
    }

    /** Plans the arrival of so many people from {@code at} on. */
    public void gather(long at, int people) {
        double days = Math.min(GATHERING, account.window.length() / 5);
        for (int i = 0; i < people; i++) {
            boolean permanent = draws.chance(parameters.permanent());
            long joining = permanent ? at : stay.joining(draws, at);
            account.at(joining + Window.days(draws.uniform(0, days)), () -> invite(permanent));
        }
    }

    /** Everybody leaves and returns within the hour, as after a rebuild. */
    void shareAgain() throws IOException {
        long step = 40 * MINUTE / Math.max(1, account.external());
        long at = account.now();
        for (Viewer viewer : account.sharedNow()) {
            at += step;
            long again = at + draws.between(20, 110) * 1000L;
            account.at(at, () -> {
                if (viewer.shared) {
                    account.revoke(viewer, RevokedBy.OWNER, client);
                    account.at(again, () -> account.accept(viewer, librarySet, client));
                }
            });
        }
    }

    private void invite(boolean permanent) throws IOException {
        Viewer viewer = account.stranger(place(), age());
        Integer pass = permanent ? null : stay.passDays(draws);
        account.invite(invitation, client, pass);
        long lag = Math.min(20 * HOUR, MINUTE + Window.days(draws.exponential(0.2)));
        if (pass == null) {
            account.at(account.now() + lag, () -> join(viewer, permanent, null));
            return;
        }
        boolean general = stay.declaresForEverybody();
        account.at(account.now() + 20_000, () -> account.declareGuestPass(general ? null : viewer, pass));
        account.at(account.now() + 20_000 + lag, () -> join(viewer, permanent, pass));
    }

    private void join(Viewer viewer, boolean permanent, @Nullable Integer pass) throws IOException {
        account.accept(viewer, librarySet, client);
        if (draws.chance(0.015)) {
            account.inDays(draws.uniform(1, account.window.length()), () -> readd(viewer));
        }
        if (draws.chance(0.04)) {
            account.inDays(draws.uniform(1, account.window.length()), () -> change(viewer));
        }
        if (permanent) {
            return;
        }
        if (pass != null) {
            account.at(hourly(account.now() + pass * DAY), () -> leave(viewer, RevokedBy.OWNER));
            return;
        }
        long until = stay.leaving(draws, account.now(), scale);
        account.at(evening(until), () -> leave(viewer, draws.chance(0.25) ? RevokedBy.VIEWER : RevokedBy.OWNER));
    }

    private void leave(Viewer viewer, RevokedBy by) throws IOException {
        if (viewer.shared) {
            boolean byViewer = by == RevokedBy.VIEWER;
            account.revoke(viewer, by, byViewer || !stay.endsByItself() ? ClientKind.UI : client);
        }
        long vacant = account.now() + Window.days(draws.exponential(VACANCY));
        account.at(stay.joining(draws, vacant), () -> invite(false));
    }

    /** Somebody looks for a fault, or punishes: access is taken away and given back; spec: 1.5 % of viewers. */
    private void readd(Viewer viewer) throws IOException {
        if (!viewer.shared) {
            return;
        }
        boolean librariesOnly = draws.chance(0.3);
        if (librariesOnly) {
            account.withdraw(viewer, client);
        } else {
            account.revoke(viewer, RevokedBy.OWNER, client);
        }
        account.inDays(draws.exponential(0.5), () -> {
            if (viewer.shared) {
                return;
            }
            if (librariesOnly) {
                account.restore(viewer, librarySet, client);
            } else {
                account.accept(viewer, librarySet, client);
            }
        });
    }

    /** A viewer may see another set of libraries from now on. */
    private void change(Viewer viewer) throws IOException {
        if (viewer.shared) {
            account.restore(viewer, otherLibrarySet, client);
        }
    }

    private Network.Kind place() {
        boolean campus = parameters.archetype() == Archetype.DORM && draws.chance(0.7);
        return campus ? Network.Kind.CAMPUS : draws.chance(0.1) ? Network.Kind.MOBILE : Network.Kind.HOME;
    }

    private int age() {
        return draws.chance(0.08) ? draws.between(0, 1) : draws.between(20, 3_000);
    }

    /** The owner tidies up in the evening. */
    private long evening(long time) {
        long at = time - Math.floorMod(time, DAY) + eveningHour * HOUR + (long) (draws.normal() * HOUR);
        return Math.max(at, time);
    }

    /** A job runs every hour. */
    private static long hourly(long time) {
        return time - Math.floorMod(time, HOUR) + HOUR + 7_000;
    }
}
