// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator.strategy;

import static io.evenhand.simulator.population.Window.DAY;
import static io.evenhand.simulator.population.Window.HOUR;
import static io.evenhand.simulator.population.Window.MINUTE;

import io.evenhand.contract.event.ClientKind;
import io.evenhand.contract.event.InviteKind;
import io.evenhand.contract.event.RevokedBy;
import io.evenhand.simulator.population.Draws;
import io.evenhand.simulator.population.Network;
import io.evenhand.simulator.population.OwnerAccount;
import io.evenhand.simulator.population.Step;
import io.evenhand.simulator.population.Viewer;
import io.evenhand.simulator.population.Window;
import java.io.IOException;

/**
 * The program that runs the customers of one seller account: trials, paid periods, removal by an hourly job after an
 * expiry, lapsed customers who return, seats filled again.
 */
final class Panel {
    /** Days an empty seat waits for a customer, on average; spec. */
    private static final double REFILL = 6;
    /** Days until a lapsed customer returns, on average; spec. */
    private static final double RETURN = 5;
    /** Customers who stay after a trial; source: assumption. */
    private static final double CONVERSION = 0.6;

    private final OwnerAccount account;
    private final PanelParameters parameters;
    private final Operator operator;
    private final Draws draws;
    /** The fraction of operations done by the program rather than by hand. */
    private final double automated;

    private final long[] librarySets;
    private int paying;
    private int payingPeak;

    Panel(OwnerAccount account, PanelParameters parameters, Operator operator) {
        this.account = account;
        this.parameters = parameters;
        this.operator = operator;
        this.draws = account.draws;
        boolean bot = draws.chance(parameters.bot());
        boolean halfManual = parameters.strategy() == Strategy.R5;
        this.automated = bot ? (halfManual ? 0.5 : 1) : 0;
        this.librarySets = new long[] {draws.next(), draws.next(), draws.next()};
    }

    /** Plans the arrival of so many customers over the first weeks. */
    void open(long at, int customers) {
        double weeks = Math.min(35, account.window.length() / 4);
        for (int i = 0; i < customers; i++) {
            account.at(at + Window.days(draws.uniform(0, weeks)), this::fillSeat);
        }
    }

    int payingPeak() {
        return payingPeak;
    }

    private void fillSeat() throws IOException {
        Viewer customer =
                account.stranger(place(), draws.chance(0.35) ? draws.between(0, 1) : draws.between(20, 2_500));
        if (draws.chance(parameters.trial())) {
            invite(() -> startTrial(customer));
        } else {
            invite(() -> sell(customer, months()));
        }
    }

    private void invite(Step accepted) throws IOException {
        account.invite(draws.chance(0.1) ? InviteKind.LINK : InviteKind.DIRECT, client(), null);
        account.at(account.now() + MINUTE + Window.days(Math.min(0.5, draws.exponential(0.06))), accepted);
    }

    private void startTrial(Viewer customer) throws IOException {
        account.accept(customer, librarySets[0], client());
        account.at(job(account.now() + operator.trialDays() * DAY), () -> {
            account.revoke(customer, RevokedBy.OWNER, client());
            if (draws.chance(CONVERSION)) {
                account.inDays(draws.exponential(1), () -> sell(customer, months()));
            } else {
                seatIsFree();
            }
        });
    }

    private void sell(Viewer customer, int months) throws IOException {
        long librarySet = librarySets[draws.pick(60, 25, 15)];
        account.accept(customer, librarySet, client());
        paid(customer, months, librarySet);
    }

    private void paid(Viewer customer, int months, long librarySet) {
        payingPeak = Math.max(payingPeak, ++paying);
        if (parameters.strategy() == Strategy.R9) {
            if (draws.chance(0.12)) {
                account.inDays(draws.uniform(5, account.window.length()), () -> end(customer, librarySet, 0));
            }
            return;
        }
        long expiry = operator.expiry(account.now(), months);
        int periods = 1;
        while (draws.chance(operator.renewal()) && expiry < account.window.end()) {
            expiry = operator.expiry(account.now(), months * ++periods);
        }
        if (draws.chance(operator.offCycle())) {
            long early = account.now() + (long) (draws.unit() * (expiry - account.now()));
            account.at(early, () -> endEarly(customer));
        } else {
            account.at(removal(expiry), () -> end(customer, librarySet, months));
        }
    }

    private void end(Viewer customer, long librarySet, int months) throws IOException {
        paying--;
        boolean returns = months > 0 && draws.chance(parameters.lapse());
        double away = draws.exponential(RETURN);
        if (operator.deleteAfterDays() == 0) {
            account.revoke(customer, RevokedBy.OWNER, client());
            if (returns) {
                account.inDays(away, () -> sell(customer, months));
            }
        } else {
            account.withdraw(customer, client());
            if (returns && away < operator.deleteAfterDays()) {
                account.inDays(away, () -> {
                    account.restore(customer, librarySet, client());
                    paid(customer, months, librarySet);
                });
            } else {
                account.inDays(operator.deleteAfterDays(), () -> account.revoke(customer, RevokedBy.OWNER, client()));
                if (returns) {
                    account.inDays(Math.max(away, operator.deleteAfterDays() + 0.1), () -> sell(customer, months));
                }
            }
        }
        if (!returns) {
            seatIsFree();
        }
    }

    /** The customer has had enough, or was caught passing the access on. */
    private void endEarly(Viewer customer) throws IOException {
        paying--;
        boolean byViewer = draws.chance(0.5);
        account.revoke(customer, byViewer ? RevokedBy.VIEWER : RevokedBy.OWNER, byViewer ? ClientKind.UI : client());
        seatIsFree();
    }

    private void seatIsFree() {
        account.inDays(draws.exponential(REFILL), this::fillSeat);
    }

    /** When an account is taken away whose paid time is over at {@code expiry}. */
    private long removal(long expiry) {
        double jitter = parameters.jitterDays() * Math.abs(draws.normal());
        long due = expiry + operator.graceDays() * DAY + Window.days(jitter);
        return draws.chance(automated) ? job(due) : byHand(due);
    }

    /** The next run of the hourly job, and the seconds it takes to get to this one. */
    private long job(long due) {
        long run = due - Math.floorMod(due, HOUR) + operator.minute() * MINUTE;
        return (run < due ? run + HOUR : run) + draws.between(200, 9_000);
    }

    /** The next evening. */
    private long byHand(long due) {
        long evening = due - Math.floorMod(due, DAY) + operator.eveningHour() * HOUR;
        return (evening < due ? evening + DAY : evening) + draws.between(0, 100) * MINUTE / 2;
    }

    private int months() {
        return switch (draws.pick(67, 15, 10, 8)) {
            case 0 -> 1;
            case 1 -> 3;
            case 2 -> 6;
            default -> 12;
        };
    }

    private ClientKind client() {
        return draws.chance(automated) ? ClientKind.API : ClientKind.UI;
    }

    private Network.Kind place() {
        return draws.chance(0.1) ? Network.Kind.MOBILE : Network.Kind.HOME;
    }
}
