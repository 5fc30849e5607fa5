// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.command;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.assessment.EvidenceAtom;
import io.evenhand.contract.verdict.Outcome;
import io.evenhand.contract.verdict.Recourse;
import io.evenhand.contract.verdict.Standing;
import io.evenhand.contract.verdict.Verdict;
import io.evenhand.rules.ruleset.Ruleset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An account explained: the record, what the ruleset makes of it with a blank standing, and the smallest sets of
 * explanations under which the outcome would be milder, each of them decided again.
 *
 * @param told what scoring says
 * @param verdict null if there never was enough evidence to speak of the account
 */
record AccountExplained(Told told, @Nullable Verdict verdict, List<Recourse<String>> changes) {
    AccountExplained {
        changes = List.copyOf(changes);
    }

    /** What the program of scoring says, as JSON. */
    record Told(
            String scorecard,
            @Nullable Assessment assessment,
            @Nullable Explanation explanation,
            List<Alternative> alternatives) {}

    /** What the record rests on. */
    record Explanation(
            List<EvidenceAtom> reasons,
            int further,
            List<EvidenceAtom> inFavour,
            List<EvidenceAtom> ruledOut,
            long leftOut,
            List<String> notUsed) {}

    /** The record if people found these remedies true. */
    record Alternative(Set<String> remedies, Assessment assessment) {}

    static AccountExplained of(Told told, Ruleset rules) {
        if (told.assessment() == null) {
            return new AccountExplained(told, null, List.of());
        }
        Verdict verdict = decide(rules, told.assessment());
        Map<Set<String>, Assessment> records = new LinkedHashMap<>();
        told.alternatives().forEach(each -> records.put(each.remedies(), each.assessment()));
        List<Recourse<String>> changes = Recourse.minimal(
                told.assessment(),
                List.copyOf(records.keySet()),
                remedies -> Objects.requireNonNull(records.get(remedies)),
                assessment -> decide(rules, assessment).outcome());
        return new AccountExplained(told, verdict, changes);
    }

    private static Verdict decide(Ruleset rules, Assessment assessment) {
        return rules.decide(assessment, Standing.blank(assessment.account()));
    }

    /** The same in words for a terminal. */
    List<String> lines() {
        Assessment record = told.assessment();
        Explanation explanation = told.explanation();
        if (record == null || explanation == null || verdict == null) {
            return List.of("There never was enough evidence to speak of this account: it has no assessment.");
        }
        List<String> lines = new ArrayList<>();
        lines.add("account " + record.account().value() + " at " + record.asOf() + ", " + record.model());
        lines.add("score " + record.score() + ", "
                + record.gates().externalViewers30d() + " people outside the Home, "
                + record.gates().agedTenures() + " removals that can speak"
                + (record.enough() ? "" : ": not enough to judge by"));
        lines.add("outcome with a blank standing: " + wire(verdict.outcome())
                + (verdict.fired().isEmpty() ? "" : " (" + String.join(", ", verdict.fired()) + ")"));
        atoms(lines, "Against the account, strongest first", explanation.reasons());
        if (explanation.further() > 0) {
            lines.add("  and " + explanation.further() + " weaker");
        }
        atoms(lines, "In its favour", explanation.inFavour());
        atoms(lines, "Measured and not counted, because people ruled so", explanation.ruledOut());
        if (explanation.leftOut() > 0) {
            lines.add("Left out as declared guests: " + explanation.leftOut() + " people");
        }
        changes(lines, record);
        lines.add("Never used: "
                + String.join(", ", explanation.notUsed())
                        .toLowerCase(Locale.ROOT)
                        .replace('_', ' '));
        return lines;
    }

    private void changes(List<String> lines, Assessment record) {
        if (!record.model().equals(told.scorecard())) {
            lines.add("Another scorecard made this record (this program has " + told.scorecard()
                    + "), so what would have changed it cannot be counted here.");
            return;
        }
        lines.add("What would have changed the outcome, if people found it true");
        if (changes.isEmpty()) {
            lines.add("  nothing within the account holder's reach");
        }
        for (Recourse<String> change : changes) {
            lines.add(String.format(
                    Locale.ROOT,
                    "  %-20s score %d: %s",
                    wire(change.outcome()),
                    change.score(),
                    words(change.remedies())));
        }
    }

    private static String words(Set<String> remedies) {
        return new TreeSet<>(remedies)
                .stream()
                        .map(remedy -> remedy.toLowerCase(Locale.ROOT).replace('_', '-'))
                        .collect(Collectors.joining(" and "));
    }

    private static void atoms(List<String> lines, String title, List<EvidenceAtom> atoms) {
        if (atoms.isEmpty()) {
            return;
        }
        lines.add(title);
        for (EvidenceAtom atom : atoms) {
            String statistic = atom.statistic() == null ? "" : String.format(Locale.ROOT, ", %.4g", atom.statistic());
            String p = atom.p() == null ? "" : String.format(Locale.ROOT, ", p %.2g", atom.p());
            lines.add(String.format(
                    Locale.ROOT,
                    "  %+3d  %-28s n %d%s%s, window %s",
                    atom.points(),
                    atom.signal(),
                    atom.n(),
                    statistic,
                    p,
                    atom.window()));
        }
    }

    private static String wire(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }
}
