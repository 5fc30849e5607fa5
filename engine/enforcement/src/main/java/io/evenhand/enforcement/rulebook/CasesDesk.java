// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.rulebook;

import io.evenhand.contract.id.Sha256;
import io.evenhand.enforcement.ledger.CasesRow;
import io.evenhand.enforcement.ledger.Ledger;
import io.evenhand.enforcement.rulebook.Move.Why;
import io.evenhand.rules.fact.CaseFact;
import io.evenhand.rules.ruleset.CaseResult;
import io.evenhand.rules.ruleset.CasesRunner;
import io.evenhand.rules.ruleset.Ruleset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where worked cases are run on a version, here and not where somebody says so, and the result is kept. */
public final class CasesDesk {
    /** The most cases taken at once. */
    public static final int CASES_MAX = 1_000;

    private final Ledger ledger;
    private final Rulebook book;
    private final Clock clock;

    public CasesDesk(Ledger ledger, Rulebook book, Clock clock) {
        this.ledger = ledger;
        this.book = book;
        this.clock = clock;
    }

    /**
     * Runs cases on a version, and beside them all that came with the program; refused if one fails, with a line for each,
     * and kept either way. Cases count that ask the ruleset, and the same story counts once.
     *
     * @param by a person or a program
     * @param texts each case's file name with its text, YAML
     * @param leftOut which of the program's own need not pass, each with the reason; one that passes all the same counts
     */
    public Move run(String by, String hash, Map<String, String> texts, Map<String, String> leftOut) {
        if (texts.isEmpty() || texts.size() > CASES_MAX) {
            return new Move.Refused(Why.UNFIT, List.of("there must be 1 to " + CASES_MAX + " cases"));
        }
        Map<String, String> own = book.workshop().cases();
        List<String> unfounded = unfounded(own, leftOut);
        if (!unfounded.isEmpty()) {
            return new Move.Refused(Why.UNFIT, unfounded);
        }
        Ruleset ruleset;
        try {
            ruleset = book.ready(hash);
        } catch (UnfitRulesetException e) {
            return new Move.Refused(Why.UNFIT, e.findings());
        }
        Outcomes outcomes = new Outcomes();
        own.forEach((file, text) -> outcomes.own(CasesRunner.run(file, text, ruleset), leftOut.get(file)));
        new TreeMap<>(texts).forEach((file, text) -> {
            if (!text.equals(own.get(file))) {
                outcomes.sent(CasesRunner.run(file, text, ruleset));
            }
        });
        keep(outcomes.row(hash, by, clock.instant().truncatedTo(ChronoUnit.MILLIS), digest(own, texts)));
        return outcomes.failures.isEmpty()
                ? new Move.Done(hash)
                : new Move.Refused(Why.CASES_FAILED, outcomes.failures);
    }

    private void keep(CasesRow row) {
        long leftOut = String.valueOf(row.leftOut()).lines().count();
        ledger.run(books -> {
            books.proofs().ran(row);
            books.audit()
                    .append(
                            row.madeAt(),
                            row.madeBy(),
                            "ruleset.cases",
                            "ruleset:" + row.ruleset(),
                            (row.cases() - row.failed()) + " of " + row.cases() + " passed"
                                    + (leftOut == 0 ? "" : ", " + leftOut + " left out"));
        });
    }

    /** What is wrong with leaving these out. */
    private static List<String> unfounded(Map<String, String> own, Map<String, String> leftOut) {
        List<String> wrong = new ArrayList<>();
        new TreeMap<>(leftOut).forEach((file, reason) -> {
            if (!own.containsKey(file)) {
                wrong.add(file + ": no case of this name came with the program");
            } else if (reason.strip().length() < RulesetDesk.REASON_LENGTH_MIN) {
                wrong.add(file + ": the reason why it is left out is too short");
            }
        });
        return wrong;
    }

    /** What came of the cases so far. */
    private static final class Outcomes {
        private final Set<CaseFact> passed = new HashSet<>();
        private final List<String> failures = new ArrayList<>();
        private final List<String> leftOut = new ArrayList<>();

        void own(CaseResult result, @Nullable String reason) {
            if (result.passed() || reason == null) {
                add(result, "; it came with the program and is left out only with a reason (--leave-out FILE=WHY)");
            } else {
                leftOut.add(line(result) + "; left out: " + reason.strip().replaceAll("\\s+", " "));
            }
        }

        void sent(CaseResult result) {
            add(result, "");
        }

        private void add(CaseResult result, String remark) {
            if (!result.passed()) {
                failures.add(line(result) + remark);
            } else if (result.asked() != null) {
                passed.add(result.asked());
            }
        }

        CasesRow row(String hash, String by, Instant now, String digest) {
            if (passed.isEmpty() && failures.isEmpty()) {
                failures.add("none of the cases asks the ruleset");
            }
            return new CasesRow(
                    hash,
                    by,
                    now,
                    digest,
                    passed.size() + failures.size(),
                    failures.size(),
                    String.join("\n", failures),
                    String.join("\n", leftOut));
        }
    }

    private static String line(CaseResult result) {
        return result.file() + ": " + String.join("; ", result.differences());
    }

    private static String digest(Map<String, String> own, Map<String, String> sent) {
        String all = Stream.concat(own.entrySet().stream(), sent.entrySet().stream())
                .map(each -> each.getKey() + "\n" + each.getValue())
                .distinct()
                .sorted()
                .collect(Collectors.joining("\n"));
        return Sha256.hex(all.getBytes(StandardCharsets.UTF_8));
    }
}
