// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.casework;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What casework says about rules, as text for a terminal. */
public final class RulesText {
    private static final int SHORT = 12;

    private RulesText() {}

    /** Versions, every breaker that ever tripped with who released it, and orders to undo. */
    public static String status(JsonNode overview) {
        StringBuilder out = new StringBuilder();
        if (overview.path("reviewOnly").asBoolean()) {
            out.append("rules restrict nobody by themselves: no version is active that this program can use\n");
        }
        for (JsonNode version : overview.path("versions")) {
            out.append(String.format(
                    Locale.ROOT,
                    "%-14s %-24s %-12s %s%n",
                    name(version.path("hash")),
                    does(version),
                    version.path("author").asText("-"),
                    version.path("why").asText(origin(version))));
        }
        if (overview.hasNonNull("agreedUnder")
                && overview.path("agreedUnder").asInt()
                        != overview.path("semantics").asInt()) {
            out.append(String.format(
                    Locale.ROOT,
                    "people agreed to the active version in a program of semantics %d; this one has semantics %d: test "
                            + "and approve it anew%n",
                    overview.path("agreedUnder").asInt(),
                    overview.path("semantics").asInt()));
        }
        for (JsonNode breaker : overview.path("breakers")) {
            out.append(String.format(
                    Locale.ROOT,
                    "breaker %d stops %s%s: %s%n",
                    breaker.path("id").asLong(),
                    name(breaker.path("ruleset")),
                    breaker.hasNonNull("rule") ? " rule " + breaker.path("rule").asText() : "",
                    breaker.path("detail").asText()));
        }
        for (JsonNode breaker : overview.path("breakerHistory")) {
            out.append(tripped(breaker));
        }
        for (JsonNode undo : overview.path("undos")) {
            out.append(String.format(
                    Locale.ROOT,
                    "undo %d of %s%s: %s, %d decisions, %d confirmed by every connected edge%n",
                    undo.path("id").asLong(),
                    name(undo.path("ruleset")),
                    undo.hasNonNull("rule") ? " rule " + undo.path("rule").asText() : "",
                    undo.path("outcome").asText("waits for a second person"),
                    undo.path("decisions").asInt(),
                    undo.path("restored").asInt()));
        }
        return out.toString();
    }

    private static String tripped(JsonNode breaker) {
        String released = breaker.hasNonNull("releasedAt")
                ? "released " + breaker.path("releasedAt").asText() + " by "
                        + breaker.path("releasedBy").asText() + ": "
                        + breaker.path("releaseReason").asText()
                : "nobody released it";
        return String.format(
                Locale.ROOT,
                "  breaker %d tripped %s, %s, %s%s: %s; %s%n",
                breaker.path("id").asLong(),
                breaker.path("trippedAt").asText(),
                breaker.path("kind").asText().toLowerCase(Locale.ROOT),
                name(breaker.path("ruleset")),
                breaker.hasNonNull("rule") ? " rule " + breaker.path("rule").asText() : "",
                breaker.path("detail").asText(),
                released);
    }

    /** One version: what it has shown, and who let it decide without. */
    public static String version(JsonNode answer) {
        JsonNode line = answer.path("version");
        StringBuilder out = new StringBuilder();
        out.append(String.format(Locale.ROOT, "%s  %s%n", name(line.path("hash")), does(line)));
        for (JsonNode proof : answer.path("proofs")) {
            out.append(String.format(
                    Locale.ROOT,
                    "  %-8s %s: %s%n",
                    proof.path("given").asBoolean() ? "enough" : "missing",
                    proof.path("kind").asText().toLowerCase(Locale.ROOT),
                    proof.path("words").asText()));
        }
        answer.path("cases").path("failures").asText("").lines().forEach(failure -> out.append("           ")
                .append(failure)
                .append('\n'));
        answer.path("cases").path("leftOut").asText("").lines().forEach(leftOut -> out.append("           ")
                .append(leftOut)
                .append('\n'));
        for (JsonNode waiver : answer.path("waivers")) {
            out.append(String.format(
                    Locale.ROOT,
                    "  waived by %s %s on report %d: %s (%s)%n",
                    waiver.path("waivedBy").asText(),
                    waiver.path("waivedAt").asText(),
                    waiver.path("report").asLong(),
                    waiver.path("reason").asText(),
                    waiver.path("missing").asText()));
        }
        return out.toString();
    }

    private static String origin(JsonNode version) {
        return version.path("origin").asText().equals("DEPLOYMENT") ? "came with the program" : "";
    }

    private static String does(JsonNode version) {
        List<String> does = new ArrayList<>();
        version.path("does").forEach(each -> does.add(each.asText().toLowerCase(Locale.ROOT)));
        if (!does.isEmpty()) {
            return String.join(", ", does);
        }
        if (version.hasNonNull("approver")) {
            return "approved by " + version.path("approver").asText();
        }
        return version.path("retired").asBoolean() ? "retired" : "waits";
    }

    /** What came of reaching stored verdicts again. */
    public static String replayed(JsonNode counts) {
        Map<String, Long> sorted = new TreeMap<>();
        counts.properties()
                .forEach(each -> sorted.put(each.getKey(), each.getValue().asLong()));
        StringBuilder out = new StringBuilder();
        sorted.forEach(
                (what, count) -> out.append(what).append(' ').append(count).append('\n'));
        if (sorted.containsKey("OTHER_SEMANTICS")) {
            out.append("OTHER_SEMANTICS: reached by a program that reads rules otherwise than this one; this says "
                    + "nothing about the rules. To reach them again, use that program.\n");
        }
        return out.toString();
    }

    /** Whom a version would reach. */
    public static String report(JsonNode report) {
        JsonNode found = report.path("found");
        StringBuilder out = new StringBuilder();
        out.append(String.format(
                Locale.ROOT,
                "report %d on %s beside %s: %d assessments of %d accounts%n",
                report.path("id").asLong(),
                name(found.path("ruleset")),
                name(found.path("baseline")),
                found.path("assessments").asLong(),
                found.path("accounts").asLong()));
        out.append(String.format(
                Locale.ROOT,
                "  made %d days ago; %s to %s; %s%n",
                report.path("ageDays").asLong(),
                found.path("from").asText(),
                found.path("until").asText(),
                report.hasNonNull("share")
                        ? String.format(
                                Locale.ROOT,
                                "%.0f %% of what is stored of the last 90 days",
                                100 * report.path("share").asDouble())
                        : "of which part of all was not kept"));
        for (JsonNode change : found.path("changes")) {
            if (!change.path("from").equals(change.path("to"))) {
                out.append(String.format(
                        Locale.ROOT,
                        "  %s -> %s: %d accounts%n",
                        change.path("from").asText(),
                        change.path("to").asText(),
                        change.path("accounts").asLong()));
            }
        }
        out.append(String.format(
                Locale.ROOT,
                "%-34s %9s %9s %8s %12s %11s%n",
                "policy",
                "accounts",
                "people",
                "sellers",
                "not sellers",
                "per seller"));
        for (JsonNode policy : found.path("policies")) {
            out.append(policy(policy));
        }
        out.append("  ").append(found.path("truth").asText()).append('\n');
        return out.toString();
    }

    private static String policy(JsonNode policy) {
        long people = policy.path("people").asLong();
        long sellers = policy.path("sellers").asLong();
        return String.format(
                Locale.ROOT,
                "%-34s %9d %9d %8d %12d %11s%n",
                policy.path("name").asText(),
                policy.path("accounts").asLong(),
                people,
                sellers,
                policy.path("innocents").asLong(),
                sellers == 0 ? "-" : String.format(Locale.ROOT, "%.1f", (double) people / sellers));
    }

    /** A dry run. */
    public static String dryRun(JsonNode lines) {
        StringBuilder out = new StringBuilder();
        if (lines.isEmpty()) {
            out.append("nothing is stored about this account that a version could judge\n");
        }
        for (JsonNode line : lines) {
            out.append(String.format(
                    Locale.ROOT,
                    "%s  was %-16s would be %-16s %s%n",
                    line.path("recorded").path("asOf").asText(),
                    line.path("recorded").path("outcome").asText(),
                    line.path("tried").path("outcome").asText(),
                    line.path("tried").path("fired")));
        }
        return out.toString();
    }

    private static String name(JsonNode hash) {
        String text = hash.asText();
        String hex = text.substring(text.indexOf(':') + 1);
        return hex.substring(0, Math.min(SHORT, hex.length()));
    }
}
