// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No client, however greedy, holds more of the film than the lead allows. */
class PacingTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration SEGMENT = Duration.ofSeconds(2);
    private static final Duration LEAD = Duration.ofSeconds(6);
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final Pacing pacing = new Pacing(LEAD, LONGEST);

    private long waits(int n, double atSeconds) {
        return pacing.delay(SEGMENT.multipliedBy(n), NOW.plusMillis((long) (atSeconds * 1_000)))
                .toMillis();
    }

    @Test
    void aBurstFirstThenOneSegmentEachSegmentLength() {
        assertEquals(0, waits(0, 0));
        assertEquals(0, waits(1, 0));
        assertEquals(0, waits(3, 0));
        assertEquals(2_000, waits(4, 0));
        assertEquals(500, waits(4, 1.5));
        assertEquals(0, waits(4, 2));
        assertEquals(2_000, waits(5, 2));
    }

    @Test
    void anotherRenditionOfTheSameSegmentIsNoJump() {
        assertEquals(0, waits(0, 0));
        assertEquals(0, waits(1, 0.1));
        assertEquals(0, waits(0, 0.2));
        assertEquals(0, waits(1, 0.3));
        assertEquals(1_700, waits(4, 0.3));
    }

    @Test
    void aJumpStartsAnew() {
        assertEquals(0, waits(0, 0));
        assertEquals(0, waits(50, 10));
        assertEquals(0, waits(53, 10));
        assertEquals(2_000, waits(54, 10));
        assertEquals(0, waits(2, 20));
    }

    private void lacked(int n, double untilSeconds) {
        pacing.notBeyond(SEGMENT.multipliedBy(n), NOW.plusMillis((long) (untilSeconds * 1_000)));
    }

    @Test
    void timeInWhichThePictureStoodStillGivesNothingAway() {
        assertEquals(0, waits(0, 0));
        lacked(0, 3);
        assertEquals(0, waits(3, 3));
        assertEquals(2_000, waits(4, 3));
        lacked(4, 5);
        assertEquals(2_000, waits(5, 5));
        // a pause of ten minutes after which the next piece is asked for
        lacked(5, 613);
        assertEquals(0, waits(5, 613));
        assertEquals(0, waits(8, 613));
        assertEquals(2_000, waits(9, 613));
    }

    @Test
    void anEarlierPieceThatIsFetchedAgainStopsNobodyElsesTime() {
        assertEquals(0, waits(0, 0));
        assertEquals(0, waits(5, 4));
        lacked(2, 9);
        assertEquals(0, waits(8, 10));
        assertEquals(2_000, waits(9, 10));
    }

    @Test
    void jumpsAreRationed() {
        assertEquals(0, waits(0, 0));
        assertEquals(1_000, waits(100, 1));
        assertEquals(3_000, waits(200, 1));
        assertEquals(5_000, waits(300, 1));
    }

    @Test
    void theViewerIsNoFurtherThanTimeOrWhatWasAskedFor() {
        assertEquals(Duration.ZERO, pacing.position(NOW));
        assertEquals(0, waits(10, 0));
        assertEquals(0, waits(12, 0));
        assertEquals(Duration.ofSeconds(23), pacing.position(NOW.plusSeconds(3)));
        assertEquals(Duration.ofSeconds(24), pacing.position(NOW.plusSeconds(30)));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void aGreedyClientThatNeverJumpsHoldsNoMoreThanTheLeadAndASegment(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Instant now = NOW;
        int next = 0;
        while (next < 200) {
            Duration wait = pacing.delay(SEGMENT.multipliedBy(next), now);
            now = now.plus(wait);
            next++;
            Duration held = SEGMENT.multipliedBy(next);
            Duration played = Duration.between(NOW, now);
            assertTrue(
                    held.minus(played).compareTo(LEAD.plus(SEGMENT)) <= 0,
                    "seed " + seed + ": holds " + held + " after " + played);
            now = now.plusMillis(random.nextInt(50));
        }
    }

    @ParameterizedTest
    @CsvSource({"0.02,6000", "0.5,6000", "1.0,10667", "1.5,15333", "2.0,20000", "30,20000"})
    void theSlowerTheLineTheLongerTheLead(double seconds, long leadMs) {
        pacing.took(SEGMENT, Duration.ofMillis((long) (seconds * 1_000)));
        assertEquals(leadMs, pacing.lead().toMillis());
    }

    @Test
    void aSlowLineGetsMoreAtOnceAndOneThatBecameQuickAgainLosesItSlowly() {
        assertEquals(0, waits(0, 0));
        assertEquals(0, waits(3, 0));
        assertEquals(2_000, waits(4, 0));
        pacing.took(SEGMENT, SEGMENT);
        assertEquals(0, waits(10, 0));
        assertEquals(2_000, waits(11, 0));
        pacing.took(SEGMENT, Duration.ZERO);
        long soon = pacing.lead().toMillis();
        assertTrue(soon > 17_000 && soon < 20_000, soon + " ms");
        for (int n = 0; n < 20; n++) {
            pacing.took(SEGMENT, Duration.ZERO);
        }
        assertEquals(LEAD, pacing.lead());
    }

    @Test
    void manySmallPiecesAreJudgedTogether() {
        for (int n = 0; n < 9; n++) {
            pacing.took(Duration.ofMillis(100), Duration.ofMillis(n == 0 ? 200 : 1));
        }
        pacing.took(Duration.ofMillis(100), Duration.ofMillis(1));
        assertEquals(LEAD, pacing.lead());
    }
}
