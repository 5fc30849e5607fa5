// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator.strategy;

import io.evenhand.simulator.draw.Draws;
import io.evenhand.simulator.population.Viewer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The accounts of one operator, which are filled evenly or not, and replace one another. */
public final class Fleet {
    private final Operator operator;
    private final boolean balanced;
    private final List<SellerOwner> accounts = new ArrayList<>();

    /**
     * A fleet without accounts so far.
     *
     * @param balanced whether a new customer goes to the account that has the fewest
     */
    public Fleet(Operator operator, boolean balanced) {
        this.operator = operator;
        this.balanced = balanced;
    }

    public Operator operator() {
        return operator;
    }

    public List<SellerOwner> accounts() {
        return List.copyOf(accounts);
    }

    /** Takes an account in; returns its place among the others. */
    int join(SellerOwner account) {
        accounts.add(account);
        return accounts.size() - 1;
    }

    /** How many accounts sell from the beginning; the others are kept in reserve. */
    int active() {
        return operator.parameters().strategy().keepsReserve() ? (operator.accounts() + 1) / 2 : operator.accounts();
    }

    /** The panel to which a customer goes who asked at this one; null if no account has room. */
    @Nullable
    Panel choose(Panel asked) {
        Panel chosen = asked.hasRoom() ? asked : null;
        if (balanced) {
            for (SellerOwner account : accounts) {
                Panel panel = account.panel();
                if (panel.hasRoom() && (chosen == null || panel.taken() < chosen.taken())) {
                    chosen = panel;
                }
            }
        }
        return chosen;
    }

    /** The account in reserve that takes over from another, if there is one. */
    @Nullable
    SellerOwner successor(int place) {
        int reserve = place + active();
        return place >= 0 && place < active() && reserve < accounts.size() ? accounts.get(reserve) : null;
    }

    /** Whether an account has a strong key in common with another one. */
    boolean isLinked(SellerOwner account) {
        return accounts.stream().anyMatch(other -> other != account && other.sharesKeyWith(account));
    }

    /** A part of some viewers, each with the same probability. */
    public static List<Viewer> part(List<Viewer> viewers, double fraction, Draws draws) {
        return viewers.stream().filter(viewer -> draws.chance(fraction)).toList();
    }
}
