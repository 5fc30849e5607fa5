// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.assessment.EvidenceAtom;
import io.evenhand.contract.assessment.Family;
import io.evenhand.enforcement.Samples;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Sentences are short, accuse nobody, and the strongest evidence comes first. */
class SentencesArePlainTest {
    private static final List<String> ACCUSING = List.of(
            "fraud", "violat", "abuse", "resell", "guilty", "criminal", "illegal", "suspicious", "final decision");
    private static final int WORDS_MAX = 20;

    @Test
    void everyFamilyHasWordsWhateverTheDetails() {
        for (Family family : Family.values()) {
            for (int points : new int[] {-5, 5}) {
                for (Map<String, Double> detail : List.of(
                        Map.<String, Double>of(),
                        Map.of("peers", 1.0, "periodDays", 30.44, "onCycleViewers", 1.0),
                        Map.of("peers", 3.0, "periodDays", 7.0, "onCycleViewers", 20.0))) {
                    for (Double p : new Double[] {null, 0.5, 1.2e-9, 0.0}) {
                        check(Sentences.factor(
                                        new EvidenceAtom("some.signal", family, points, 31, null, p, "P30D", detail))
                                .sentence());
                    }
                }
            }
        }
        Sentences.NOT_USED.forEach(SentencesArePlainTest::check);
    }

    /** The signals that the book of evidence has words for; that these are all of scoring's, a test in benchmarks holds. */
    private static Set<String> signals() throws IOException {
        Properties words = new Properties();
        try (InputStream in = Objects.requireNonNull(
                Sentences.class.getResourceAsStream("/io/evenhand/enforcement/document/evidence_en.properties"))) {
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return words.stringPropertyNames().stream()
                .filter(key -> key.startsWith("saw.") && !key.startsWith("saw.family.") && !key.equals("saw.chance"))
                .map(key -> key.substring("saw.".length()).replaceFirst("\\.(against|favour)$", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void everySignalHasASentenceOfItsOwn() throws IOException {
        Set<String> signals = signals();
        assertTrue(signals.size() > 20, signals::toString);
        Set<String> sentences = new TreeSet<>();
        for (String signal : signals) {
            for (long n : new long[] {1, 31}) {
                EvidenceAtom atom = new EvidenceAtom(
                        signal, Family.SCALE, 2, n, 0.8, 1.2e-4, "P120D", Map.of("starts", 14.0, "peers", 2.0));
                String sentence = Sentences.factor(atom).sentence();
                check(sentence);
                sentences.add(n == 31 ? sentence : "");
            }
        }
        assertEquals(signals.size() + 1, sentences.size());
    }

    @Test
    void theStrongestComesFirstAndNothingThatCountsNothing() {
        var assessment = Samples.of("acc-1", "as-1", Instant.parse("2026-03-02T09:00:00Z"), 3, 12, -4);
        assertEquals(
                List.of("link.keys", "rhythm.tenure", "ties.density"),
                Sentences.factors(assessment).stream().map(Factor::signal).toList());
        assertEquals(1, Sentences.inFavour(assessment).size());
        assertEquals(
                1,
                Sentences.against(Samples.of("acc-1", "as-1", Instant.parse("2026-03-02T09:00:00Z"), 3, 0, 0))
                        .size());
    }

    @Test
    void chanceIsRoundedInTheAccountsFavour() {
        EvidenceAtom atom = new EvidenceAtom("rhythm.tenure", Family.RHYTHM, 17, 31, 24.1, 1.2e-4, "P120D", Map.of());
        assertTrue(Sentences.factor(atom).sentence().contains("1 of 1,000 accounts"), () -> Sentences.factor(atom)
                .sentence());
    }

    private static void check(String text) {
        for (String sentence : text.split("(?<=[.]) ", -1)) {
            assertTrue(sentence.split(" ", -1).length <= WORDS_MAX, sentence);
            assertTrue(Character.isUpperCase(sentence.charAt(0)) || Character.isDigit(sentence.charAt(0)), sentence);
        }
        for (String word : ACCUSING) {
            assertFalse(text.toLowerCase(Locale.ROOT).contains(word), text);
        }
    }
}
