// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.story;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.id.Sha256;
import io.evenhand.contract.json.ContractJson;
import io.evenhand.contract.verdict.Outcome;
import io.evenhand.contract.verdict.Standing;
import io.evenhand.contract.verdict.Verdict;
import io.evenhand.rules.ruleset.Ruleset;
import io.evenhand.simulator.truth.Timeline;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the ruleset makes of a file of assessments, account by account.
 *
 * @param timelines the worst outcome of each account and when it came
 * @param contested of whoever is looked at by people or limited: the first assessment with the worst outcome
 * @param papers hashes of every assessment and its verdict, in the order of the file
 */
record Judgement(Map<String, Timeline> timelines, Map<String, Assessment> contested, Map<String, List<String>> papers) {

    /** Decides every line with a blank standing. */
    static Judgement of(Path assessments, Ruleset ruleset) throws IOException {
        Map<String, Timeline> timelines = new TreeMap<>();
        Map<String, Assessment> contested = new HashMap<>();
        Map<String, List<String>> papers = new HashMap<>();
        try (BufferedReader lines = Files.newBufferedReader(assessments, UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isBlank()) {
                    continue;
                }
                Assessment assessment = ContractJson.read(line, Assessment.class);
                Verdict verdict = ruleset.decide(assessment, Standing.blank(assessment.account()));
                String account = assessment.account().value();
                Timeline before = timelines.getOrDefault(account, Timeline.EMPTY);
                Timeline after = before.with(verdict.outcome(), verdict.asOf());
                timelines.put(account, after);
                if (after.isReviewed() && after.worst() != before.worst()) {
                    contested.put(account, assessment);
                }
                papers.computeIfAbsent(account, key -> new ArrayList<>())
                        .add(Sha256.hex((line + '\n' + ContractJson.text(verdict)).getBytes(UTF_8)));
            }
        }
        return new Judgement(timelines, contested, papers);
    }

    Timeline of(String account) {
        return timelines.getOrDefault(account, Timeline.EMPTY);
    }

    /** Whether nobody has to be asked about an account, and nothing is limited. */
    boolean leavesAlone(String account) {
        return of(account).worst().compareTo(Outcome.REVIEW) < 0;
    }

    @Nullable
    Assessment contested(String account) {
        return contested.get(account);
    }

    /** How many assessments and verdicts about some accounts there are. */
    int count(Set<String> accounts) {
        return accounts.stream().mapToInt(account -> papers(account).size()).sum();
    }

    /** How many of those about some accounts are not equal to the byte in another judgement, or are in one only. */
    int differing(Judgement other, Set<String> accounts) {
        int differing = 0;
        for (String account : accounts) {
            List<String> here = papers(account);
            List<String> there = other.papers(account);
            for (int i = 0; i < Math.max(here.size(), there.size()); i++) {
                boolean both = i < here.size() && i < there.size();
                differing += both && here.get(i).equals(there.get(i)) ? 0 : 1;
            }
        }
        return differing;
    }

    /** This judgement with what another says of some accounts. */
    Judgement with(Judgement other, Set<String> accounts) {
        Map<String, Timeline> together = new TreeMap<>(timelines);
        accounts.forEach(account -> together.put(account, other.of(account)));
        return new Judgement(together, contested, papers);
    }

    private List<String> papers(String account) {
        return papers.getOrDefault(account, List.of());
    }
}
