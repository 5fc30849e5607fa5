// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator.truth;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * Whether innocent owners of one sort who pass the gate are hit more often than the others who do.
 *
 * <p>That no signal sees the network does not make the rates equal, because owners at a hosting provider may share
 * differently; so both are measured.
 */
public record Fairness(String group, String rest, RateRatio reviewed, RateRatio limited) {
    private static final int LARGE = 40;
    private static final int COUNTRIES_MAX = 6;

    /** Each split of which both sides have somebody. */
    static List<Fairness> all(List<Judged> accounts) {
        List<Judged> hosts = accounts.stream().filter(Judged::isInnocentHost).toList();
        List<Fairness> all = new ArrayList<>();
        add(all, hosts, "hosted", "not hosted", Truth::hosted);
        add(all, hosts, "CGNAT", "own address", Truth::cgnat);
        add(all, hosts, "VPN", "no VPN", Truth::vpn);
        add(
                all,
                hosts,
                LARGE + " viewers or more",
                "fewer than " + LARGE,
                truth -> truth.externalViewersPeak() >= LARGE);
        for (String country : largestCountries(hosts)) {
            add(all, hosts, "country " + country, "other countries", truth -> country.equals(truth.country()));
        }
        return all;
    }

    private static void add(
            List<Fairness> all, List<Judged> hosts, String group, String rest, Predicate<Truth> inGroup) {
        Predicate<Judged> in = account -> inGroup.test(account.truth());
        RateRatio reviewed = ratio(hosts, in, Judged::isReviewed);
        if (reviewed.group().of() > 0 && reviewed.rest().of() > 0) {
            all.add(new Fairness(group, rest, reviewed, ratio(hosts, in, Judged::isLimited)));
        }
    }

    private static RateRatio ratio(List<Judged> hosts, Predicate<Judged> in, Predicate<Judged> hit) {
        return new RateRatio(Judged.proportion(hosts, in, hit), Judged.proportion(hosts, in.negate(), hit));
    }

    private static List<String> largestCountries(List<Judged> hosts) {
        return Judged.grouped(
                        hosts, host -> Objects.requireNonNullElse(host.truth().country(), ""))
                .entrySet()
                .stream()
                .sorted(Comparator.comparingInt((Map.Entry<String, List<Judged>> entry) ->
                                -entry.getValue().size())
                        .thenComparing(Map.Entry::getKey))
                .limit(COUNTRIES_MAX)
                .map(Map.Entry::getKey)
                .toList();
    }
}
