// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.evenhand.contract.verdict.Outcome;
import io.evenhand.simulator.truth.Evaluation;
import io.evenhand.simulator.truth.Truth;
import io.evenhand.simulator.truth.TruthClass;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What came of the demonstration, beside the truth that only a simulation has.
 *
 * @param text for people, ending without a line's end
 * @param sellersLimited sellers who are restricted
 * @param innocentsRestricted owners who sell nothing and are restricted
 */
public record Summary(String text, int sellersLimited, int innocentsRestricted) {
    private static final int EXAMPLES = 3;

    /** Compares casework's overview with the population's truth. */
    public static Summary of(Population population, JsonNode overview) throws IOException {
        Map<String, Outcome> outcomes = new TreeMap<>();
        overview.path("underReview").forEach(account -> outcomes.put(account.asText(), Outcome.REVIEW));
        overview.path("restricted")
                .forEach(entry -> outcomes.put(entry.path("account").asText(), Outcome.LIMIT));
        List<Truth> truths = Truth.read(population.truth());
        int sellers = count(truths, outcomes, TruthClass.RESELLER, Outcome.NOT_ENOUGH_DATA);
        int limited = count(truths, outcomes, TruthClass.RESELLER, Outcome.LIMIT);
        int reviewed = count(truths, outcomes, TruthClass.RESELLER, Outcome.REVIEW) - limited;
        int innocents = count(truths, outcomes, TruthClass.BENIGN, Outcome.LIMIT);
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(
                "accounts scored          " + overview.path("accountsAssessed").asLong() + " of " + truths.size()
                        + " (the others share with too few people to be looked at)");
        lines.add("sellers found            " + limited + " limited, " + reviewed + " waiting for people");
        lines.add("sellers missed           " + (sellers - limited - reviewed));
        lines.add("innocents restricted     " + innocents);
        lines.add("");
        lines.add(Evaluation.of(outcomes, truths).brief().strip());
        lines.add("");
        lines.add("identifiable: without those who sell by the year or for life, whom nothing tells from a community");
        lines.add("");
        lines.addAll(examples(overview));
        return new Summary(String.join("\n", lines), limited, innocents);
    }

    private static int count(List<Truth> truths, Map<String, Outcome> outcomes, TruthClass kind, Outcome atLeast) {
        return (int) truths.stream()
                .filter(truth -> truth.kind() == kind)
                .filter(truth -> outcomes.getOrDefault(truth.account(), Outcome.NOT_ENOUGH_DATA)
                                .compareTo(atLeast)
                        >= 0)
                .count();
    }

    /** A few restricted accounts with the links their holders were sent: the way into the appeal. */
    private static List<String> examples(JsonNode overview) {
        List<String> lines = new ArrayList<>();
        for (JsonNode entry : overview.path("restricted")) {
            if (lines.size() < EXAMPLES) {
                lines.add("notice of " + entry.path("account").asText() + "   "
                        + entry.path("notice").asText());
            }
        }
        return lines;
    }
}
