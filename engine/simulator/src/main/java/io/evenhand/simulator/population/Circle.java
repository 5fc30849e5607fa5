// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator.population;

import static io.evenhand.simulator.population.Window.DAY;
import static io.evenhand.simulator.population.Window.HOUR;
import static io.evenhand.simulator.population.Window.MINUTE;

import io.evenhand.contract.event.ClientKind;
import io.evenhand.contract.event.InviteKind;
import io.evenhand.contract.event.RevokedBy;
import io.evenhand.simulator.draw.Draws;
import io.evenhand.simulator.draw.Law;
import java.io.IOException;

/**
 * The people an innocent owner shares with: they join in the first weeks, most stay, others leave after a while and
 * are replaced some day.
 */
public final class Circle {
    /** How long after an invitation its guest pass is declared, in milliseconds. */
    private static final long DECLARING = 20_000;
    /** How long after the full hour a job is done, in milliseconds. */
    private static final long JOB = 7_000;

    private final OwnerAccount account;
    private final ArchetypeLaws archetype;
    private final CircleLaws laws;
    private final Law renewalGap;
    private final Draws draws;
    private final ClientKind client;
    private final InviteKind invitation;
    private final double permanent;
    private final double abroad;
    private final boolean onCampus;
    private final boolean declares;
    private final int tidyHour;
    private final long librarySet;
    private final long otherLibrarySet;
    private final Stay stay;

    /** A circle around an account; nothing is planned yet. */
    public Circle(OwnerAccount account, CircleParameters parameters, Society society) {
        this.account = account;
        this.archetype = parameters.laws();
        this.laws = society.circle();
        this.renewalGap = society.passes().renewalGapDays();
        this.draws = account.draws;
        this.client = archetype.bot().happens(draws) ? ClientKind.API : ClientKind.UI;
        this.invitation = laws.linkInvitations().happens(draws) ? InviteKind.LINK : InviteKind.DIRECT;
        this.permanent = archetype.permanent().draw(draws);
        this.abroad = archetype.abroad().draw(draws);
        this.onCampus = parameters.archetype() == Archetype.DORM;
        this.declares = archetype.declaresPasses().happens(draws);
        this.tidyHour = laws.tidyHour().whole(draws);
        this.librarySet = draws.next();
        this.otherLibrarySet = draws.next();
        this.stay = Stay.of(parameters.archetype(), society, draws, account.window);
    }

    /** Whether guests' passes are declared. */
    boolean declaresPasses() {
        return declares;
    }

    boolean hasPasses() {
        return stay instanceof Stay.Passes;
    }

    /** Plans the arrival of so many people from {@code at} on. */
    public void gather(long at, int people) {
        double days = Math.min(
                laws.gatheringDays().draw(draws),
                account.window.length() * laws.gatheringPart().draw(draws));
        for (int i = 0; i < people; i++) {
            boolean forGood = draws.chance(permanent);
            long joining = forGood ? at : stay.joining(draws, at);
            account.at(joining + Window.days(draws.uniform(0, days)), () -> invite(stranger(), forGood));
        }
    }

    /** From now on, some playbacks that are stopped cost the viewer some days of access. */
    void punishKills() {
        account.onKill(viewer -> {
            if (!viewer.home && viewer.shared && laws.punished().happens(draws)) {
                account.revoke(viewer, RevokedBy.OWNER, client);
                account.inDays(laws.punishmentDays().draw(draws), () -> readmit(viewer));
            }
        });
    }

    /** Everybody leaves and returns within the hour, as after a rebuild. */
    void shareAgain() throws IOException {
        long step = (long) (laws.reshareMinutes().draw(draws) * MINUTE) / Math.max(1, account.external());
        long at = account.now();
        for (Viewer viewer : account.sharedNow()) {
            at += step;
            long again = at + laws.reshareGapSeconds().whole(draws) * 1000L;
            account.at(at, () -> {
                if (viewer.shared) {
                    account.revoke(viewer, RevokedBy.OWNER, client);
                    account.at(again, () -> readmit(viewer));
                }
            });
        }
    }

    private void readmit(Viewer viewer) throws IOException {
        if (!viewer.shared) {
            account.accept(viewer, librarySet, client);
        }
    }

    private Viewer stranger() {
        Law age = laws.newAccounts().happens(draws) ? laws.newAccountAgeDays() : laws.accountAgeDays();
        return account.stranger(place(), abroad, age.whole(draws));
    }

    private void invite(Viewer viewer, boolean forGood) throws IOException {
        if (!(stay instanceof Stay.Passes passes) || forGood) {
            account.invite(invitation, client, null);
            account.at(account.now() + acceptance(), () -> join(viewer, forGood));
            return;
        }
        int days = passes.days(draws);
        if (!declares) {
            account.invite(invitation, client, null);
            account.at(account.now() + acceptance(), () -> joinAsGuest(viewer, days));
            return;
        }
        account.invite(invitation, client, days);
        Viewer named = passes.forEverybody() ? null : viewer;
        account.at(account.now() + DECLARING, () -> account.declareGuestPass(named, days));
        account.at(account.now() + DECLARING + acceptance(), () -> joinAsGuest(viewer, days));
    }

    private long acceptance() {
        return Math.min(
                (long) (laws.acceptanceHoursAtMost().draw(draws) * HOUR),
                MINUTE + Window.days(laws.acceptanceDays().draw(draws)));
    }

    private void joinAsGuest(Viewer viewer, int days) throws IOException {
        account.accept(viewer, librarySet, client);
        account.at(hourly(account.now() + days * DAY), () -> {
            if (viewer.shared) {
                account.revoke(viewer, RevokedBy.OWNER, client);
            }
            if (archetype.renewsPasses().happens(draws)) {
                account.inDays(renewalGap.draw(draws), () -> invite(viewer, false));
            } else {
                replace();
            }
        });
    }

    private void join(Viewer viewer, boolean forGood) throws IOException {
        account.accept(viewer, librarySet, client);
        if (laws.readds().happens(draws)) {
            account.inDays(draws.uniform(1, account.window.length()), () -> readd(viewer));
        }
        if (laws.changesLibraries().happens(draws)) {
            account.inDays(draws.uniform(1, account.window.length()), () -> change(viewer));
        }
        if (!forGood) {
            long until = evening(stay.leaving(draws, account.now()));
            RevokedBy by = laws.leftByViewer().happens(draws) ? RevokedBy.VIEWER : RevokedBy.OWNER;
            account.at(until, () -> leave(viewer, by));
        }
    }

    private void leave(Viewer viewer, RevokedBy by) throws IOException {
        if (viewer.shared) {
            account.revoke(viewer, by, ClientKind.UI);
        }
        replace();
    }

    private void replace() {
        long vacant = account.now() + Window.days(laws.vacancyDays().draw(draws));
        account.at(stay.joining(draws, vacant), () -> invite(stranger(), false));
    }

    /** Somebody looks for a fault: access is taken away and given back. */
    private void readd(Viewer viewer) throws IOException {
        if (!viewer.shared) {
            return;
        }
        boolean librariesOnly = laws.readdLibrariesOnly().happens(draws);
        if (librariesOnly) {
            account.withdraw(viewer, client);
        } else {
            account.revoke(viewer, RevokedBy.OWNER, client);
        }
        account.inDays(laws.readdDays().draw(draws), () -> {
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
        boolean campus = onCampus && laws.onCampus().happens(draws);
        return campus ? Network.Kind.CAMPUS : laws.mobile().happens(draws) ? Network.Kind.MOBILE : Network.Kind.HOME;
    }

    /** The owner tidies up in the evening. */
    private long evening(long time) {
        long spread = (long) (laws.tidySpreadHours().draw(draws) * HOUR);
        return Math.max(time - Math.floorMod(time, DAY) + tidyHour * HOUR + spread, time);
    }

    /** A job runs every hour. */
    private static long hourly(long time) {
        return time - Math.floorMod(time, HOUR) + HOUR + JOB;
    }
}
