// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator.truth;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * An account's truth beside what became of it, and the counts that are made of such pairs.
 *
 * @param series what it was simulated in: names of accounts and operators are unique within a series only
 */
public record Judged(Truth truth, Timeline timeline, String series) {
    /** The gate of least evidence asks for as many external viewers. */
    private static final int HOST_VIEWERS_MIN = 8;

    public boolean isSeller() {
        return truth.kind() == TruthClass.RESELLER;
    }

    public boolean isInnocent() {
        return truth.kind() == TruthClass.BENIGN;
    }

    public boolean isIdentifiable() {
        return isSeller() && truth.identifiable();
    }

    /** An innocent owner who at some time shared with enough people to be looked at. */
    public boolean isInnocentHost() {
        return isInnocent() && isHost();
    }

    /** An owner who at some time shared with enough people to be looked at, or was looked at. */
    public boolean isHost() {
        return truth.externalViewersPeak() >= HOST_VIEWERS_MIN || timeline.isJudged();
    }

    /** An innocent owner of whom there was enough evidence to judge by. */
    public boolean isInnocentJudged() {
        return isInnocent() && timeline.isJudged();
    }

    public boolean isReviewed() {
        return timeline.isReviewed();
    }

    public boolean isLimited() {
        return timeline.isLimited();
    }

    /** Who pays for access through this account; where the truth does not say, everybody whom it shares with. */
    public double viewers() {
        return truth.payingViewersPeak() > 0 ? truth.payingViewersPeak() : truth.externalViewersPeak();
    }

    /** Who runs the account; an account of nobody named is its own operator. */
    public String cluster() {
        String name = truth.operator() == null ? "account " + truth.account() : truth.operator();
        return series + " " + name;
    }

    public static Proportion proportion(List<Judged> accounts, Predicate<Judged> of, Predicate<Judged> hit) {
        int all = 0;
        int hits = 0;
        for (Judged account : accounts) {
            if (of.test(account)) {
                all++;
                hits += hit.test(account) ? 1 : 0;
            }
        }
        return new Proportion(hits, all);
    }

    /** The accounts by name of group, sorted; those whose group is empty are in none. */
    public static Map<String, List<Judged>> grouped(List<Judged> accounts, Function<Judged, String> name) {
        Map<String, List<Judged>> groups = new TreeMap<>();
        for (Judged account : accounts) {
            String group = name.apply(account);
            if (!group.isEmpty()) {
                groups.computeIfAbsent(group, key -> new ArrayList<>()).add(account);
            }
        }
        return groups;
    }
}
