// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator.strategy;

import static io.evenhand.simulator.population.Window.DAY;
import static io.evenhand.simulator.population.Window.HOUR;
import static io.evenhand.simulator.population.Window.MINUTE;

import io.evenhand.contract.event.ClientKind;
import io.evenhand.contract.event.InviteKind;
import io.evenhand.contract.event.RevokedBy;
import io.evenhand.simulator.draw.Draws;
import io.evenhand.simulator.draw.Law;
import io.evenhand.simulator.population.CircleLaws;
import io.evenhand.simulator.population.Network;
import io.evenhand.simulator.population.OwnerAccount;
import io.evenhand.simulator.population.Step;
import io.evenhand.simulator.population.Viewer;
import io.evenhand.simulator.population.Window;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The program, or the habit, that runs the customers of one seller account: trials, paid periods, removal by an hourly
 * job after an expiry, lapsed customers who return, seats filled again.
 */
final class Panel {
    private static final int TIERS = 3;

    private final OwnerAccount account;
    private final int seats;
    private final Fleet fleet;
    private final Operator operator;
    private final StrategyLaws strategy;
    private final SellingLaws laws;
    private final Draws draws;
    /** The fraction of operations done by the program rather than by hand. */
    private final double automated;

    private final long[] librarySets = new long[TIERS];
    private final Set<Customer> seated = new LinkedHashSet<>();
    private boolean open;
    private int paying;
    private int payingPeak;
    private long firstPaid = Long.MAX_VALUE;

    /**
     * A panel that is not open yet.
     *
     * @param seats how many customers there can be at most
     */
    Panel(OwnerAccount account, Fleet fleet, SellingLaws laws, int seats) {
        this.account = account;
        this.seats = seats;
        this.fleet = fleet;
        this.operator = fleet.operator();
        this.strategy = operator.parameters().laws();
        this.laws = laws;
        this.draws = account.draws;
        this.automated = strategy.bot().happens(draws) ? strategy.automated().draw(draws) : 0;
        for (int tier = 0; tier < TIERS; tier++) {
            librarySets[tier] = draws.next();
        }
    }

    boolean hasRoom() {
        return open && seated.size() < seats;
    }

    /** How many seats are taken or reserved. */
    int taken() {
        return seated.size();
    }

    int payingPeak() {
        return payingPeak;
    }

    /** When the first customer had paid, or {@link Long#MAX_VALUE}. */
    long firstPaid() {
        return firstPaid;
    }

    /** Plans the arrival of so many customers over the first weeks. */
    void open(long at, int customers) {
        double weeks = Math.min(
                laws.openingDays().draw(draws),
                account.window.length() * laws.openingPart().draw(draws));
        account.at(at, () -> open = true);
        for (int i = 0; i < customers; i++) {
            account.at(
                    at + Window.days(draws.uniform(0, weeks)),
                    () -> fill(laws.bringsPaidTime().happens(draws)));
        }
    }

    /** Plans the arrival of people who were customers of another account of the operator's. */
    void receive(List<Viewer> cohort, boolean underNewNames, Law arrivalDays) {
        open = true;
        for (Viewer known : cohort) {
            Viewer viewer = underNewNames ? stranger(laws.newAccountAgeDays()) : account.acquaintance(known);
            Customer customer = new Customer(viewer, true);
            seated.add(customer);
            account.inDays(arrivalDays.draw(draws), () -> invite(customer, () -> sell(customer, months())));
        }
    }

    /** Closes for good: everybody is removed within minutes. Returns who had access. */
    List<Viewer> close(double minutes) {
        open = false;
        List<Viewer> had = new ArrayList<>();
        for (Customer customer : seated) {
            customer.round++;
            if (customer.viewer.isShared()) {
                had.add(customer.viewer);
                account.at(account.now() + (long) (draws.unit() * minutes * MINUTE), () -> remove(customer));
            }
        }
        seated.clear();
        paying = 0;
        return had;
    }

    /** Everybody leaves and returns within the hour, as when a server is moved; what they paid for is not changed. */
    void shareAgain(CircleLaws circle) {
        double minutes = circle.reshareMinutes().draw(draws);
        for (Customer customer : seated) {
            if (customer.viewer.isShared()) {
                long at = account.now() + (long) (draws.unit() * minutes * MINUTE);
                long again = at + circle.reshareGapSeconds().whole(draws) * 1000L;
                later(customer, at, () -> {
                    remove(customer);
                    later(customer, again, () -> accept(customer, librarySets[0]));
                });
            }
        }
    }

    private void fill(boolean bringsTime) throws IOException {
        Panel chosen = fleet.choose(this);
        if (chosen != null) {
            chosen.welcome(bringsTime);
        }
    }

    private void welcome(boolean bringsTime) throws IOException {
        Law age = laws.newAccounts().happens(draws) ? laws.newAccountAgeDays() : laws.accountAgeDays();
        Customer customer = new Customer(stranger(age), bringsTime);
        seated.add(customer);
        if (strategy.trial().happens(draws)) {
            invite(customer, () -> startTrial(customer));
        } else {
            invite(customer, () -> sell(customer, months()));
        }
    }

    private Viewer stranger(Law age) {
        Network.Kind place = laws.mobile().happens(draws) ? Network.Kind.MOBILE : Network.Kind.HOME;
        Viewer viewer = account.stranger(place, laws.abroad().draw(draws), age.whole(draws));
        viewer.allow(laws.streams().whole(draws));
        return viewer;
    }

    /** Plans something about a customer that is not done if something else happens to them first. */
    private void later(Customer customer, long at, Step step) {
        int round = customer.round;
        account.at(at, () -> {
            if (customer.round == round) {
                step.run();
            }
        });
    }

    private void inDays(Customer customer, double days, Step step) {
        later(customer, account.now() + Window.days(days), step);
    }

    private void invite(Customer customer, Step accepted) throws IOException {
        if (!open) {
            return;
        }
        account.invite(laws.linkInvitations().happens(draws) ? InviteKind.LINK : InviteKind.DIRECT, client(), null);
        double days = Math.min(
                laws.acceptanceDaysAtMost().draw(draws), laws.acceptanceDays().draw(draws));
        later(customer, account.now() + MINUTE + Window.days(days), accepted);
    }

    private void startTrial(Customer customer) throws IOException {
        accept(customer, librarySets[0]);
        later(customer, job(account.now() + operator.trialDays() * DAY), () -> {
            remove(customer);
            if (laws.conversion().happens(draws)) {
                inDays(customer, laws.conversionDays().draw(draws), () -> sell(customer, months()));
            } else {
                leaveSeat(customer);
            }
        });
    }

    private void sell(Customer customer, int months) throws IOException {
        long librarySet = librarySets[laws.librarySet().whole(draws)];
        accept(customer, librarySet);
        paid(customer, months, librarySet);
    }

    private void paid(Customer customer, int months, long librarySet) {
        customer.paying = true;
        payingPeak = Math.max(payingPeak, ++paying);
        firstPaid = Math.min(firstPaid, account.now());
        if (operator.plan() == Strategy.Plan.LIFETIME) {
            if (laws.lifetimeEnds().happens(draws)) {
                double days = laws.lifetimeEndWhen().draw(draws) * account.window.length();
                inDays(customer, days, () -> end(customer, librarySet, 0));
            }
            return;
        }
        long from = account.now();
        if (operator.plan() == Strategy.Plan.ANNUAL && customer.bringsTime) {
            from -= Window.days(draws.uniform(0, operator.periodDays()));
        }
        long expiry = operator.expiry(from, months);
        int periods = 1;
        while (expiry < account.window.end() && draws.chance(operator.renewal())) {
            expiry = operator.expiry(from, months * ++periods);
        }
        if (draws.chance(operator.offCycle())) {
            double when = laws.offCycleWhen().draw(draws);
            long early = account.now() + (long) (when * Math.max(0, expiry - account.now()));
            later(customer, early, () -> endEarly(customer));
        } else {
            later(customer, removal(expiry), () -> end(customer, librarySet, months));
        }
    }

    private void end(Customer customer, long librarySet, int months) throws IOException {
        stopPaying(customer);
        boolean returns = months > 0 && strategy.lapse().happens(draws);
        double away = laws.returnDays().draw(draws);
        if (operator.deleteAfterDays() == 0) {
            remove(customer);
            if (returns) {
                inDays(customer, away, () -> sell(customer, months));
            }
        } else {
            endInSteps(customer, librarySet, months, returns, away);
        }
        if (!returns) {
            leaveSeat(customer);
        }
    }

    /** Libraries go first; the share goes some days later, unless the customer has paid by then. */
    private void endInSteps(Customer customer, long librarySet, int months, boolean returns, double away)
            throws IOException {
        if (customer.viewer.isShared()) {
            account.withdraw(customer.viewer, client());
        }
        if (returns && away < operator.deleteAfterDays()) {
            inDays(customer, away, () -> {
                account.restore(customer.viewer, librarySet, client());
                paid(customer, months, librarySet);
            });
            return;
        }
        account.inDays(operator.deleteAfterDays(), () -> account.revoke(customer.viewer, RevokedBy.OWNER, client()));
        if (returns) {
            inDays(customer, Math.max(away, operator.deleteAfterDays() + 0.1), () -> sell(customer, months));
        }
    }

    /** The customer has had enough, or was caught passing the access on. */
    private void endEarly(Customer customer) throws IOException {
        stopPaying(customer);
        if (customer.viewer.isShared()) {
            boolean byViewer = laws.offCycleByViewer().happens(draws);
            account.revoke(
                    customer.viewer,
                    byViewer ? RevokedBy.VIEWER : RevokedBy.OWNER,
                    byViewer ? ClientKind.UI : client());
        }
        leaveSeat(customer);
    }

    private void stopPaying(Customer customer) {
        if (customer.paying) {
            customer.paying = false;
            paying--;
        }
    }

    private void leaveSeat(Customer customer) {
        customer.round++;
        seated.remove(customer);
        account.inDays(laws.refillDays().draw(draws), () -> fill(false));
    }

    private void accept(Customer customer, long librarySet) throws IOException {
        if (!customer.viewer.isShared()) {
            account.accept(customer.viewer, librarySet, client());
        }
    }

    private void remove(Customer customer) throws IOException {
        if (customer.viewer.isShared()) {
            account.revoke(customer.viewer, RevokedBy.OWNER, client());
        }
    }

    /** When an account is taken away whose paid time is over at {@code expiry}. */
    private long removal(long expiry) {
        long due = expiry
                + operator.graceDays() * DAY
                + Window.days(strategy.jitterDays().draw(draws));
        return draws.chance(automated) ? job(due) : byHand(due);
    }

    /** The next run of the hourly job, and the seconds it takes to get to this one. */
    private long job(long due) {
        long run = due - Math.floorMod(due, HOUR) + operator.minute() * MINUTE;
        return (run < due ? run + HOUR : run) + (long) (laws.jobSeconds().draw(draws) * 1000);
    }

    /** The next evening. */
    private long byHand(long due) {
        long evening = due - Math.floorMod(due, DAY) + operator.manualHour() * HOUR;
        return (evening < due ? evening + DAY : evening)
                + (long) (laws.manualMinutes().draw(draws) * MINUTE);
    }

    private int months() {
        return strategy.months().whole(draws);
    }

    private ClientKind client() {
        return draws.chance(automated) ? ClientKind.API : ClientKind.UI;
    }
}
