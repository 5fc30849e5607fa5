// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.rulebook;

import io.evenhand.contract.id.Sha256;
import io.evenhand.enforcement.ledger.CasesRow;
import io.evenhand.enforcement.ledger.Ledger;
import io.evenhand.enforcement.rulebook.Move.Why;
import io.evenhand.rules.ruleset.CaseResult;
import io.evenhand.rules.ruleset.CasesRunner;
import io.evenhand.rules.ruleset.Ruleset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

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
     * Runs cases on a version; refused if one fails, with a line for each, and kept either way.
     *
     * @param by a person or a program
     * @param texts each case's file name with its text, YAML
     */
    public Move run(String by, String hash, Map<String, String> texts) {
        if (texts.isEmpty() || texts.size() > CASES_MAX) {
            return new Move.Refused(Why.UNFIT, List.of("there must be 1 to " + CASES_MAX + " cases"));
        }
        Ruleset ruleset;
        try {
            ruleset = book.ready(hash);
        } catch (UnfitRulesetException e) {
            return new Move.Refused(Why.UNFIT, e.findings());
        }
        Map<String, String> sorted = new TreeMap<>(texts);
        List<String> failures = sorted.entrySet().stream()
                .map(each -> CasesRunner.run(each.getKey(), each.getValue(), ruleset))
                .filter(result -> !result.passed())
                .map(CasesDesk::line)
                .toList();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        CasesRow row = new CasesRow(
                hash, by, now, digest(sorted), sorted.size(), failures.size(), String.join("\n", failures));
        ledger.run(books -> {
            books.proofs().ran(row);
            books.audit()
                    .append(
                            now,
                            by,
                            "ruleset.cases",
                            "ruleset:" + hash,
                            (row.cases() - row.failed()) + " of " + row.cases() + " passed");
        });
        return failures.isEmpty() ? new Move.Done(hash) : new Move.Refused(Why.CASES_FAILED, failures);
    }

    private static String line(CaseResult result) {
        return result.file() + ": " + String.join("; ", result.differences());
    }

    private static String digest(Map<String, String> texts) {
        String all = texts.entrySet().stream()
                .map(each -> each.getKey() + "\n" + each.getValue())
                .collect(Collectors.joining("\n"));
        return Sha256.hex(all.getBytes(StandardCharsets.UTF_8));
    }
}
