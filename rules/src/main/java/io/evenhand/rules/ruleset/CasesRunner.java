// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules.ruleset;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.json.MalformedJsonException;
import io.evenhand.contract.verdict.Standing;
import io.evenhand.rules.fact.CaseFacts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runs worked cases, one YAML file each: {@code note}, {@code given}, and {@code want} or {@code want_error}.
 *
 * <p>The cases are written for people: who reads them knows what the ruleset does. They belong to no particular engine.
 */
public final class CasesRunner {
    /** The one error a case can want: what it gives is not an assessment. */
    public static final String MALFORMED_ASSESSMENT = "malformed_assessment";

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private CasesRunner() {}

    private record WorkedCase(
            @Nullable String note,
            @Nullable GivenCase given,
            @Nullable WantedVerdict want,
            @JsonProperty("want_error") @Nullable String wantError) {}

    /**
     * Runs the {@code .yaml} files of a folder, by name.
     *
     * @throws IOException if the folder cannot be read or holds no case; a file that is no case is a case that fails
     */
    public static List<CaseResult> run(Path folder, Ruleset ruleset) throws IOException {
        List<Path> files;
        try (Stream<Path> listing = Files.list(folder)) {
            files = listing.filter(path -> path.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
        if (files.isEmpty()) {
            throw new IOException("there is no case in the folder");
        }
        List<CaseResult> results = new ArrayList<>();
        for (Path file : files) {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            results.add(run(String.valueOf(file.getFileName()), text, ruleset));
        }
        return results;
    }

    /** Runs one case, given as the text of its file. */
    public static CaseResult run(String file, String yaml, Ruleset ruleset) {
        try {
            WorkedCase worked = YAML.readValue(yaml, WorkedCase.class);
            if (worked == null || worked.note() == null || worked.given() == null) {
                return new CaseResult(file, "", List.of("a case has a note and says what is given"));
            }
            return run(file, worked.note(), worked, worked.given(), ruleset);
        } catch (JsonProcessingException e) {
            return new CaseResult(file, "", List.of("not a case: " + e.getOriginalMessage()));
        }
    }

    private static CaseResult run(String file, String note, WorkedCase worked, GivenCase given, Ruleset ruleset) {
        WantedVerdict want = worked.want();
        if ((want == null) == (worked.wantError() == null)) {
            return new CaseResult(file, note, List.of("a case wants either a verdict or an error"));
        }
        try {
            Assessment assessment = given.toAssessment();
            if (want == null) {
                return new CaseResult(file, note, List.of("wanted " + worked.wantError() + ", got a verdict"));
            }
            Standing standing = given.standingOf(assessment.account());
            return new CaseResult(
                    file,
                    note,
                    want.differences(ruleset.decide(assessment, standing)),
                    CaseFacts.of(assessment, standing));
        } catch (MalformedJsonException | IllegalArgumentException e) {
            return new CaseResult(
                    file,
                    note,
                    MALFORMED_ASSESSMENT.equals(worked.wantError())
                            ? List.of()
                            : List.of(MALFORMED_ASSESSMENT + ": " + e.getMessage()));
        }
    }
}
