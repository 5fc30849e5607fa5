// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.evenhand.contract.verdict.Verdict;
import io.evenhand.rules.drools.Rulesets;
import io.evenhand.rules.ruleset.Ruleset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** One ruleset asked by many threads at once says to each what it says to one alone. */
class ThreadsAgreeTest {
    @Test
    void eightThreadsGetTheSameVerdicts() throws Exception {
        Ruleset ruleset = Rulesets.builtIn();
        List<Verdict> alone = verdicts(ruleset);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<List<Verdict>>> tasks = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                tasks.add(() -> verdicts(ruleset));
            }
            for (Future<List<Verdict>> together : threads.invokeAll(tasks)) {
                assertEquals(alone, together.get());
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<Verdict> verdicts(Ruleset ruleset) {
        SplittableRandom random = new SplittableRandom(8);
        List<Verdict> verdicts = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            Draft draft = Draft.random(random);
            verdicts.add(ruleset.decide(draft.assessment(), draft.standing()));
        }
        return verdicts;
    }
}
