// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.json.ContractJson;
import io.evenhand.contract.verdict.Verdict;
import io.evenhand.rules.drools.Rulesets;
import io.evenhand.rules.ruleset.Ruleset;
import io.evenhand.rules.spec.SpecReader;
import io.evenhand.rules.spec.SpecWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Law 12 for the rules: a verdict comes out byte for byte again from the stored assessment, the standing and the ruleset's stored text. */
class ReplayIsDeterministicTest {
    @TempDir
    Path folder;

    @Test
    void aStoredVerdictIsMadeAgainFromWhatWasStored() throws Exception {
        Ruleset live = Rulesets.compile(SpecReader.read(BuiltInText.spec()));
        String storedText = SpecWriter.write(SpecReader.read(BuiltInText.spec()));
        List<Draft> drafts = new ArrayList<>();
        List<String> storedAssessments = new ArrayList<>();
        List<String> storedVerdicts = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(50);
        for (int i = 0; i < 3_000; i++) {
            Draft draft = Draft.random(random);
            drafts.add(draft);
            storedAssessments.add(ContractJson.text(draft.assessment()));
            storedVerdicts.add(ContractJson.text(live.decide(draft.assessment(), draft.standing())));
        }

        Ruleset later = Rulesets.compile(SpecReader.read(storedText));
        // in another order, so that nothing of one account can lean on the one before
        for (int i = drafts.size() - 1; i >= 0; i--) {
            Assessment assessment = ContractJson.read(storedAssessments.get(i), Assessment.class);
            Verdict again = later.decide(assessment, drafts.get(i).standing());
            assertEquals(storedVerdicts.get(i), ContractJson.text(again));
        }
    }

    @Test
    void theBuiltInTextCompiledAnewDecidesAsTheClassesThatCameWithTheBuild() throws Exception {
        Ruleset built = Rulesets.builtIn();
        BuiltInText.copyTo(folder);
        Path file = folder.resolve("20-review.drl");
        // another text, so that it is compiled here and now
        Files.writeString(file, Files.readString(file) + "// a note\n");
        Ruleset anew = Rulesets.load(folder);
        assertNotEquals(built.version(), anew.version());
        SplittableRandom random = new SplittableRandom(51);
        for (int i = 0; i < 5_000; i++) {
            Draft draft = Draft.random(random);
            assertEquals(
                    ContractJson.text(built.decide(draft.assessment(), draft.standing())),
                    ContractJson.text(anew.decide(draft.assessment(), draft.standing()))
                            .replace(anew.version(), built.version()));
        }
    }
}
