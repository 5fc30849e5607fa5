// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator.truth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.AssessmentId;
import io.evenhand.contract.json.ContractJson;
import io.evenhand.contract.verdict.Measure;
import io.evenhand.contract.verdict.Outcome;
import io.evenhand.contract.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Eight accounts whose every figure can be worked out by hand. */
class EvaluationTest {
    private static final List<Truth> TRUTHS = List.of(
            seller("s1", "R1", true, true, 85, 12),
            seller("s2", "R2", true, false, 60, 4),
            seller("s3", "R9", false, false, 50, 9),
            benign("b1", "community", true, 90, 11),
            benign("b2", "friends", false, 10, 2),
            benign("b3", "friends", false, 12, 3),
            benign("b4", "family", false, 20, 1),
            new Truth("g1", TruthClass.GREY, "co-op", null, null, false, true, 95, 20, 20, "0"));
    private static final Map<String, Outcome> WORST = Map.of(
            "s1", Outcome.LIMIT,
            "s2", Outcome.REVIEW,
            "s3", Outcome.NONE,
            "b1", Outcome.REVIEW,
            "b2", Outcome.NOT_ENOUGH_DATA,
            "b3", Outcome.PROPOSE_SUSPEND,
            "g1", Outcome.LIMIT,
            "x1", Outcome.LIMIT);

    private static final Instant JANUARY = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);
    private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");

    @TempDir
    Path folder;

    @Test
    void everyFigureIsAsWorkedOutByHand() {
        Evaluation evaluation = Evaluation.of(WORST, TRUTHS);
        assertEquals(8, evaluation.owners());
        assertEquals(1, evaluation.unknown());
        assertScore(evaluation, "evenhand: limit", 2, part(1, 2), part(1, 3), part(1, 2), part(1, 4));
        assertScore(evaluation, "evenhand: review or limit", 4, part(2, 4), part(2, 3), part(2, 2), part(2, 4));
        assertScore(evaluation, "ASN ban", 2, part(1, 2), part(1, 3), part(1, 2), part(1, 4));
        assertScore(evaluation, "friends >= 80", 2, part(1, 2), part(1, 3), part(1, 2), part(1, 4));
        assertScore(evaluation, "friends >= 50", 4, part(3, 4), part(3, 3), part(2, 2), part(1, 4));
        assertScore(evaluation, "concurrency >= 10", 2, part(1, 2), part(1, 3), part(1, 2), part(1, 4));
        assertGroup(evaluation.archetypes(), "friends", 1, part(1, 2), part(1, 2));
        assertGroup(evaluation.archetypes(), "grey: co-op", 1, part(1, 1), part(1, 1));
        assertGroup(evaluation.strategies(), "R2", 1, part(1, 1), part(0, 1));
        assertEquals("friends", evaluation.worstArchetype());
        assertEquals(8, evaluation.hosts());
        assertEquals(6, evaluation.judged(), "s1, s2, s3, b1, b3 and g1 got past the gate");
        assertEquals(part(1, 4), evaluation.rules().get(0).wrongedHosts());
        assertEquals(part(1, 2), evaluation.rules().get(0).wrongedJudged());
        assertEquals(85 / 195.0, evaluation.rules().get(0).recallOfViewers().value(), 1e-12);
        assertEquals(3, evaluation.strategies().size());
    }

    @Test
    void theTableSaysTheSame() {
        String table = Evaluation.of(WORST, TRUTHS).table();
        assertTrue(table.startsWith("8 owners, world 0; bounds are exact 95 % (Clopper-Pearson)\n"), table);
        assertTrue(table.contains("1 accounts with a verdict are not in the truth"), table);
        assertTrue(table.contains("evenhand: limit "), table);
        assertTrue(table.contains("33.3 % [0.8, 90.6]"), table);
        assertTrue(table.contains("25000.0 [630.9, 80588.0]"), table);
        assertFalse(table.contains("reality"), table);
    }

    @Test
    void theJsonHasTheBounds() throws IOException {
        JsonNode json = new ObjectMapper().readTree(Evaluation.of(WORST, TRUTHS).json());
        JsonNode wronged = json.get("rules").get(0).get("wronged");
        assertEquals(1, wronged.get("hits").asInt());
        assertEquals(4, wronged.get("of").asInt());
        assertEquals(0.806, wronged.get("upper").asDouble(), 0.001);
        assertEquals(6, json.get("rules").size());
    }

    @Test
    void filesGiveTheWorstVerdictOfEachAccount() throws IOException {
        Path verdicts = folder.resolve("verdicts.ndjson");
        Path truth = folder.resolve("truth.ndjson");
        Files.writeString(
                verdicts,
                line("s1", Outcome.LIMIT)
                        + line("s1", Outcome.NONE)
                        + line("b1", Outcome.NONE)
                        + line("b1", Outcome.REVIEW));
        StringBuilder lines = new StringBuilder();
        TRUTHS.forEach(it -> lines.append(it.line()).append('\n'));
        Files.writeString(truth, lines);
        assertEquals(TRUTHS, Truth.read(truth));
        assertEquals(
                new Timeline(Outcome.LIMIT, MARCH, MARCH, MARCH),
                Timeline.read(verdicts).get("s1"));
        assertEquals(
                new Timeline(Outcome.REVIEW, MARCH, null, MARCH),
                Timeline.read(verdicts).get("b1"));
        Evaluation evaluation = Evaluation.of(verdicts, truth);
        assertScore(evaluation, "evenhand: limit", 1, part(1, 1), part(1, 3), part(1, 2), part(0, 4));
    }

    /** Ten sellers who began on the first day of 2026; the first four are reviewed after 30 days and limited after 60. */
    private static List<Judged> watched() {
        return IntStream.range(0, 10)
                .mapToObj(i -> new Judged(
                        new Truth(
                                "s" + i,
                                TruthClass.RESELLER,
                                "seller",
                                "R1",
                                "op-" + i / 2,
                                true,
                                false,
                                60,
                                3,
                                60,
                                "1",
                                JANUARY,
                                JANUARY.plus(DAY.multipliedBy(5)),
                                "monthly-30",
                                10,
                                false,
                                i % 2 == 0,
                                false,
                                "NL"),
                        i < 4
                                ? Timeline.EMPTY
                                        .with(Outcome.REVIEW, JANUARY.plus(DAY.multipliedBy(30)))
                                        .with(Outcome.LIMIT, JANUARY.plus(DAY.multipliedBy(60)))
                                : Timeline.of(Outcome.NONE),
                        "1"))
                .toList();
    }

    @Test
    void timeRunsFromTheFirstShareAndFromTheFirstPayment() {
        Evaluation evaluation = Evaluation.of(watched(), JANUARY.plus(DAY.multipliedBy(200)), 90);
        assertEquals(100, evaluation.owners());
        assertEquals(8, evaluation.detections().size());
        Detection review = detection(evaluation, "review", "first share");
        assertEquals(30, review.curve().firstQuarter());
        assertNull(review.curve().median(), "six of ten are never found");
        assertEquals(part(4, 10), review.within180());
        assertEquals(55, detection(evaluation, "limit", "first payment").curve().firstQuarter());
        Evaluation early = Evaluation.of(watched(), JANUARY.plus(DAY.multipliedBy(179)), 90);
        assertEquals(
                part(0, 0), detection(early, "limit", "first share").within180(), "nobody was watched for so long");
    }

    @Test
    void accountsOfOneOperatorAreNotIndependent() {
        RuleScore limit = Evaluation.of(watched(), null, 0).rules().get(0);
        assertEquals(0.4, limit.recallByOperator().value(), 1e-12);
        assertTrue(limit.recallByOperator().upper() - limit.recallByOperator().lower() > 0.6);
    }

    @Test
    void precisionFollowsTheBaseRate() {
        Evaluation evaluation = Evaluation.of(WORST, TRUTHS);
        BaseRate rate = evaluation.baseRates().get(3);
        assertEquals(0.001, rate.sellers());
        double right = 0.001 / 3;
        double wrong = 0.999 / 4;
        assertEquals(right / (right + wrong), rate.precision(), 1e-12);
        assertTrue(rate.precisionAtLeast() < rate.precision());
    }

    @Test
    void innocentHostsAreComparedBySort() {
        Fairness hosted = Evaluation.of(WORST, TRUTHS).fairness().get(0);
        assertEquals("hosted", hosted.group());
        assertEquals(part(1, 1), hosted.reviewed().group());
        assertEquals(part(1, 3), hosted.reviewed().rest());
        assertEquals(3, hosted.reviewed().value(), 1e-12);
    }

    @Test
    void whatTheTruthDoesNotSayIsLeftOutWithAWord() {
        Evaluation evaluation = Evaluation.of(WORST, TRUTHS);
        assertTrue(evaluation.detections().isEmpty());
        String left = String.join("\n", evaluation.leftOut());
        for (String word : List.of("first share", "first payment", "CGNAT", "VPN", "country")) {
            assertTrue(left.contains(word), left);
        }
        assertTrue(evaluation.table().contains("left out: time since the first share"), evaluation.table());
    }

    @Test
    void theTableFitsAHundredColumns() {
        String table = Evaluation.of(watched(), JANUARY.plus(DAY.multipliedBy(200)), 2_999_990)
                .table();
        table.lines().forEach(line -> assertTrue(line.length() <= 100, line.length() + ": " + line));
        Evaluation.of(WORST, TRUTHS)
                .table()
                .lines()
                .forEach(line -> assertTrue(line.length() <= 100, line.length() + ": " + line));
    }

    private static Detection detection(Evaluation evaluation, String until, String since) {
        return evaluation.detections().stream()
                .filter(it -> it.sellers().equals("identifiable"))
                .filter(it -> it.until().equals(until) && it.since().equals(since))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void truthIsSpeltAsTheContractSays() {
        assertEquals(
                "{\"account\":\"s1\",\"class\":\"reseller\",\"archetype\":\"seller\",\"strategy\":\"R1\",\"operator\":\"op-1\","
                        + "\"identifiable\":true,\"hosted\":true,\"externalViewersPeak\":85,\"concurrencyPeak\":12,"
                        + "\"payingViewersPeak\":85,\"world\":\"0\"}",
                TRUTHS.get(0).line());
    }

    private static void assertScore(
            Evaluation evaluation,
            String rule,
            int flagged,
            Proportion precision,
            Proportion recall,
            Proportion identifiable,
            Proportion wronged) {
        RuleScore score = evaluation.rules().stream()
                .filter(it -> it.rule().equals(rule))
                .findFirst()
                .orElseThrow();
        assertEquals(flagged, score.flagged());
        assertEquals(precision, score.precision());
        assertEquals(recall, score.recall());
        assertEquals(identifiable, score.recallIdentifiable());
        assertEquals(wronged, score.wronged());
    }

    private static void assertGroup(
            List<GroupScore> groups, String name, int judged, Proportion reviewed, Proportion limited) {
        GroupScore group =
                groups.stream().filter(it -> it.name().equals(name)).findFirst().orElseThrow();
        assertEquals(judged, group.judged());
        assertEquals(reviewed, group.reviewed());
        assertEquals(limited, group.limited());
    }

    private static String line(String account, Outcome outcome) {
        boolean limit = outcome == Outcome.LIMIT;
        return ContractJson.text(new Verdict(
                        new AccountId(account),
                        MARCH,
                        outcome,
                        limit ? Measure.LIMIT : Measure.NONE,
                        limit ? List.of("RHYTHM_BILLING") : List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        "sha256:0",
                        false,
                        new AssessmentId("a")))
                + "\n";
    }

    private static Proportion part(int hits, int of) {
        return new Proportion(hits, of);
    }

    private static Truth seller(
            String account, String strategy, boolean identifiable, boolean hosted, int viewers, int concurrency) {
        return new Truth(
                account,
                TruthClass.RESELLER,
                "seller",
                strategy,
                "op-1",
                identifiable,
                hosted,
                viewers,
                concurrency,
                viewers,
                "0");
    }

    private static Truth benign(String account, String archetype, boolean hosted, int viewers, int concurrency) {
        return new Truth(
                account, TruthClass.BENIGN, archetype, null, null, false, hosted, viewers, concurrency, 0, "0");
    }
}
