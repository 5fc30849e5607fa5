// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.network;

import io.evenhand.asn.address.Prefix;
import io.evenhand.asn.address.SpecialRange;
import io.evenhand.asn.address.SpecialRange.Treatment;
import io.evenhand.asn.collateral.Collateral;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What speaks against a measure before anybody may agree to it; a pure function. */
public final class MeasureLint {
    private static final int V4_PEOPLE = 20;
    private static final int V4_PROGRAMS = 24;
    private static final int V6_PEOPLE = 32;
    private static final int V6_PROGRAMS = 48;
    private static final int WORDS_MIN = 20;
    private static final int WORDS_MAX = 2_000;

    private MeasureLint() {}

    /**
     * Everything that is wrong with a proposal, each in one sentence; empty if nothing is.
     *
     * @param never networks that nothing is ever refused from, besides those that the registries set apart
     */
    public static List<String> faults(Proposal proposal, Collateral collateral, List<Prefix> never) {
        List<String> faults = new ArrayList<>();
        Prefix prefix = proposal.prefix();
        int shortest = shortest(proposal);
        if (prefix.length() < shortest) {
            faults.add(String.format(
                    Locale.ROOT,
                    "a /%d is wider than the /%d that %s may propose: %,d addresses",
                    prefix.length(),
                    shortest,
                    proposal.automatic() ? "programs" : "people",
                    prefix.size()));
        }
        if (proposal.length().compareTo(Duration.ofHours(1)) < 0
                || proposal.length().compareTo(NetworkMeasure.LONGEST) > 0) {
            faults.add("a measure lasts from 1 to 72 hours");
        }
        int words = proposal.words().strip().length();
        if (words < WORDS_MIN || words > WORDS_MAX) {
            faults.add("say why in 20 to 2,000 characters");
        }
        if (proposal.action() == NetworkMeasure.Action.DENY) {
            denying(prefix, collateral, never, faults);
        }
        return faults;
    }

    private static void denying(Prefix prefix, Collateral collateral, List<Prefix> never, List<String> faults) {
        for (SpecialRange special : SpecialRange.all()) {
            boolean apart = special.treatment() != Treatment.GLOBAL && special.treatment() != Treatment.DOCUMENTATION;
            if (apart && special.prefix().overlaps(prefix)) {
                faults.add("it reaches into " + special.name() + " addresses (" + special.rfc() + ")");
            }
        }
        if (never.stream().anyMatch(prefix::overlaps)) {
            faults.add("it reaches into a network that nothing is ever refused from");
        }
        if (collateral.hardStop()) {
            faults.add("an own or trusted proxy lies inside: everybody behind it would be refused");
        }
        if (collateral.allowed().least() > 0) {
            faults.add(
                    "it would override allow entries of " + collateral.allowed().text() + " accounts");
        }
    }

    private static int shortest(Proposal proposal) {
        boolean v4 = proposal.prefix().first().v4();
        if (proposal.automatic()) {
            return v4 ? V4_PROGRAMS : V6_PROGRAMS;
        }
        return v4 ? V4_PEOPLE : V6_PEOPLE;
    }
}
