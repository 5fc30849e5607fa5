// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.assessment.EvidenceAtom;
import io.evenhand.contract.assessment.Family;
import io.evenhand.enforcement.Samples;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
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

    /** The scorecard's signals; scoring is not seen from here, so a new one is added by hand. */
    private static final List<String> SIGNALS = List.of(
            "rhythm.tenure",
            "rhythm.punctuality",
            "rhythm.trials",
            "rhythm.churn",
            "rhythm.lapse_renew",
            "link.keys",
            "link.reclaim",
            "link.carry_over",
            "link.equalised",
            "link.synchronised",
            "scale.external_viewers",
            "scale.servers_claimed",
            "scale.invite_ramp",
            "scale.dormant_activation",
            "scale.concurrency",
            "scale.fresh_viewers",
            "automation.changes",
            "automation.cap_enforcement",
            "automation.seat_refill",
            "automation.plan_tiers",
            "automation.public_links",
            "ties.density",
            "ties.reciprocity",
            "tenure.median_live",
            "home.share");

    @Test
    void everySignalHasASentenceOfItsOwn() {
        Set<String> sentences = new TreeSet<>();
        for (String signal : SIGNALS) {
            for (long n : new long[] {1, 31}) {
                EvidenceAtom atom = new EvidenceAtom(
                        signal, Family.SCALE, 2, n, 0.8, 1.2e-4, "P120D", Map.of("starts", 14.0, "peers", 2.0));
                String sentence = Sentences.factor(atom).sentence();
                check(sentence);
                sentences.add(n == 31 ? sentence : "");
            }
        }
        assertEquals(SIGNALS.size() + 1, sentences.size());
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
