// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.trial;

import io.evenhand.contract.assessment.Assessment;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which groups an account belongs to, for reports and breakers; a pure function. No ruleset is ever given any of this.
 */
public final class Cohorts {
    /** The group of those of whom nobody said. */
    public static final String UNKNOWN = "unknown";

    static final String COUNTRY = "country";
    static final String NETWORK = "network";
    static final String HOSTING = "hosting";

    private static final int[] COMMUNITY = {10, 25, 50, 100};

    private Cohorts() {}

    /** Reads lines of {@code name=value}. */
    static Map<String, String> traits(@Nullable String lines) {
        Map<String, String> traits = new TreeMap<>();
        if (lines != null) {
            lines.lines().forEach(line -> {
                int at = line.indexOf('=');
                traits.put(line.substring(0, at), line.substring(at + 1));
            });
        }
        return traits;
    }

    /** The account's group of every kind. */
    public static Map<String, String> of(Assessment assessment, Instant knownSince, Map<String, String> traits) {
        Map<String, String> groups = new TreeMap<>();
        groups.put("tenure", tenure(Duration.between(since(traits, knownSince), assessment.asOf())));
        groups.put("household", household(traits.get("household")));
        groups.put("community", community(assessment.gates().externalViewers30d()));
        groups.put(HOSTING, hosting(traits.get(HOSTING)));
        groups.put(COUNTRY, traits.getOrDefault(COUNTRY, UNKNOWN));
        groups.put("language", traits.getOrDefault("language", UNKNOWN));
        groups.put(NETWORK, traits.getOrDefault(NETWORK, UNKNOWN));
        return groups;
    }

    /** Since the account exists if somebody told, otherwise since it was first assessed. */
    private static Instant since(Map<String, String> traits, Instant knownSince) {
        String told = traits.get("since");
        try {
            return told == null ? knownSince : Instant.parse(told);
        } catch (DateTimeParseException e) {
            return knownSince;
        }
    }

    private static String tenure(Duration age) {
        if (age.compareTo(Duration.ofDays(90)) < 0) {
            return "under 90 days";
        }
        return age.compareTo(Duration.ofDays(365)) < 0 ? "90 days to a year" : "over a year";
    }

    private static String household(@Nullable String size) {
        if (size == null || !size.matches("[1-9][0-9]{0,2}")) {
            return UNKNOWN;
        }
        int people = Integer.parseInt(size);
        return people == 1 ? "1 person" : people == 2 ? "2 people" : people <= 4 ? "3 or 4 people" : "5 people or more";
    }

    private static String community(int viewers) {
        int from = 0;
        for (int bound : COMMUNITY) {
            if (viewers < bound) {
                return from + " to " + (bound - 1) + " viewers";
            }
            from = bound;
        }
        return from + " viewers or more";
    }

    private static String hosting(@Nullable String told) {
        if ("yes".equals(told)) {
            return "hosting";
        }
        return "no".equals(told) ? "home" : UNKNOWN;
    }
}
