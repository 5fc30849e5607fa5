// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.assessment.Completeness;
import io.evenhand.contract.assessment.Gates;
import io.evenhand.contract.assessment.Persistence;
import io.evenhand.contract.assessment.Presence;
import io.evenhand.contract.id.Sha256;
import io.evenhand.contract.json.ContractJson;
import io.evenhand.contract.verdict.Outcome;
import io.evenhand.contract.verdict.Verdict;
import io.evenhand.rules.drools.Rulesets;
import io.evenhand.rules.fact.CaseFact;
import io.evenhand.rules.fact.CaseFacts;
import io.evenhand.rules.fact.Proposal;
import io.evenhand.rules.fact.Reason;
import io.evenhand.rules.ruleset.Ruleset;
import io.evenhand.rules.ruleset.Semantics;
import io.evenhand.rules.ruleset.Settlement;
import io.evenhand.rules.spec.RuleSpec;
import io.evenhand.rules.spec.RulesetSpec;
import io.evenhand.rules.spec.SpecReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The same rules come to the same verdicts about the same evidence, or {@link Semantics#VERSION} is another number.
 *
 * <p>The golden file has a line for each of many seeded cases: a digest of the evidence, what each rule's conditions are
 * (true, false, unknown), the verdict, and what becomes of proposals that no rule made. Its rules are its own, so that a
 * change of the built-in ruleset leaves it alone. {@code -Dgolden=update} rewrites it, but never other verdicts on the same
 * evidence under the same number.
 */
class VerdictsMeanTheSameTest {
    private static final Path FOLDER = BuiltInText.MODULE.resolve("src/test/resources/golden");
    private static final Path GOLDEN = FOLDER.resolve("verdicts.txt");
    private static final int ROWS = 600;
    private static final int EVIDENCE_DIGITS = 12;

    private final RulesetSpec spec;
    private final Ruleset ruleset;

    VerdictsMeanTheSameTest() throws Exception {
        spec = SpecReader.read(Files.readString(FOLDER.resolve("rules.yaml"), StandardCharsets.UTF_8));
        ruleset = Rulesets.compile(spec);
    }

    @Test
    void theGoldenVerdictsAreReachedAgain() throws IOException {
        List<String> now = rows();
        if ("update".equals(System.getProperty("golden"))) {
            rewrite(now);
        }
        List<String> golden = Files.readAllLines(GOLDEN, StandardCharsets.UTF_8);
        assertEquals(evidence(golden), evidence(now), "the evidence of the golden verdicts is another: rewrite them");
        assertEquals(
                golden.subList(1, golden.size()),
                now.subList(1, now.size()),
                "semantics changed: raise Semantics.VERSION");
        assertEquals(golden.get(0), now.get(0), "the golden verdicts are of another Semantics.VERSION: rewrite them");
    }

    /** A golden file is worth what its rows tell apart. */
    @Test
    void theyTellMuchApart() {
        List<String> rows = rows();
        assertTrue(rows.size() > 500);
        for (Outcome outcome : Outcome.values()) {
            assertTrue(count(rows, " " + outcome.wire() + " ") > 10, outcome.wire());
        }
        for (String part : List.of("ALLOWLIST", "HOLD", "APPEAL", "DEGRADED")) {
            assertTrue(count(rows, part) > 10, part);
        }
        for (int i = 0; i < spec.rules().size(); i++) {
            int at = i;
            Set<Character> seen = rows.stream()
                    .skip(1)
                    .map(row -> row.split(" ", -1)[1].charAt(at))
                    .collect(Collectors.toSet());
            assertTrue(seen.size() > 1, () -> spec.rules().get(at).card().name() + " is always " + seen);
        }
    }

    private static void rewrite(List<String> now) throws IOException {
        if (Files.exists(GOLDEN)) {
            List<String> golden = Files.readAllLines(GOLDEN, StandardCharsets.UTF_8);
            boolean raised = !golden.get(0).equals(now.get(0));
            boolean otherEvidence = !evidence(golden).equals(evidence(now));
            assertTrue(raised || otherEvidence || golden.equals(now), "semantics changed: raise Semantics.VERSION");
        }
        Files.write(GOLDEN, now, StandardCharsets.UTF_8);
    }

    private static List<String> evidence(List<String> rows) {
        return rows.stream()
                .skip(1)
                .map(row -> row.substring(0, EVIDENCE_DIGITS))
                .toList();
    }

    private static long count(List<String> rows, String part) {
        return rows.stream().filter(row -> row.contains(part)).count();
    }

    private List<String> rows() {
        List<String> rows = new ArrayList<>();
        rows.add("semantics " + Semantics.VERSION);
        SplittableRandom random = new SplittableRandom(77);
        for (int i = 0; i < ROWS; i++) {
            rows.add(row(Draft.random(random), random));
        }
        return rows;
    }

    private String row(Draft draft, SplittableRandom random) {
        Assessment assessment = varied(draft.assessment(), random);
        CaseFact fact = CaseFacts.of(assessment, draft.standing());
        List<Proposal> proposals = proposals(random);
        boolean degraded = random.nextInt(4) == 0;
        String evidence = ContractJson.text(assessment) + ContractJson.text(draft.standing()) + proposals + degraded;
        Verdict settled = new Settlement(fact, proposals, degraded).verdict(assessment, "sha256:00");
        return String.join(
                " ",
                Sha256.hex(evidence.getBytes(StandardCharsets.UTF_8)).substring(0, EVIDENCE_DIGITS),
                spec.rules().stream().map(rule -> letter(rule, fact)).collect(Collectors.joining()),
                words(ruleset.decide(assessment, draft.standing())),
                "|",
                words(settled));
    }

    /** A draft is always about as many people and weeks, and always says what was measured. */
    private static Assessment varied(Assessment drafted, SplittableRandom random) {
        int stoodOut = drafted.gates().persistence().trueCount();
        return new Assessment(
                drafted.id(),
                drafted.account(),
                drafted.asOf(),
                drafted.model(),
                drafted.score(),
                drafted.enough(),
                drafted.families(),
                drafted.atoms(),
                new Gates(
                        random.nextInt(40),
                        random.nextInt(40),
                        new Persistence(stoodOut, stoodOut + random.nextInt(5 - stoodOut))),
                new Completeness(measured(random), measured(random), presence(random)));
    }

    private static Presence measured(SplittableRandom random) {
        return random.nextBoolean() ? Presence.PRESENT : Presence.ABSENT;
    }

    private static @Nullable Presence presence(SplittableRandom random) {
        return switch (random.nextInt(3)) {
            case 0 -> Presence.PRESENT;
            case 1 -> Presence.ABSENT;
            default -> null;
        };
    }

    private String letter(RuleSpec rule, CaseFact fact) {
        return rule.fires(fact, spec.parameters()).name().substring(0, 1);
    }

    /** Proposals of any kind for any reasons. */
    private static List<Proposal> proposals(SplittableRandom random) {
        List<Proposal.Kind> kinds = List.of(Proposal.Kind.values());
        List<Proposal> proposals = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            Proposal.Kind kind = kinds.get(random.nextInt(kinds.size()));
            List<Reason> reasons = Arrays.stream(Reason.values())
                    .filter(reason -> random.nextInt(3) == 0)
                    .toList();
            proposals.add(new Proposal("rule-" + i, kind, reasons));
        }
        return proposals;
    }

    private static String words(Verdict verdict) {
        return String.join(
                " ",
                verdict.outcome().wire(),
                verdict.measure().name(),
                list(verdict.reasons()),
                list(verdict.counterEvidence()),
                list(verdict.withheldBy()),
                verdict.degraded() ? "DEGRADED" : "-");
    }

    private static String list(List<?> of) {
        return of.isEmpty() ? "-" : of.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
