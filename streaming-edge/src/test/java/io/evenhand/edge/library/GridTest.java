// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.library;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cuts cover a film from its start to its end, once. */
class GridTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 500, 1_999, 2_000, 2_001, 2_100, 2_126, 4_000, 4_040, 7_200_000})
    void segmentsFollowOneAnotherToTheEnd(long duration) {
        Grid grid = Grid.uniform(duration);
        assertEquals(0, grid.startMs(0));
        for (int n = 1; n < grid.count(); n++) {
            assertEquals(grid.endMs(n - 1), grid.startMs(n));
        }
        assertEquals(duration, grid.endMs(grid.count() - 1));
    }

    @Test
    void aRestOfAFrameOrTwoMakesNoSegment() {
        assertEquals(2, Grid.uniform(4_040).count());
        assertEquals(3, Grid.uniform(4_200).count());
    }

    @Test
    void keyframesCloserThanTwoSecondsAreSkipped() {
        Grid grid = Grid.atKeyframes(new long[] {0, 1_000, 2_500, 3_000, 9_000, 9_990}, 10_000);
        assertEquals(3, grid.count());
        assertEquals(2_500, grid.startMs(1));
        assertEquals(9_000, grid.startMs(2));
        assertEquals(6_500, grid.longestMs());
    }

    @Test
    void aMomentJustBeforeACutBelongsAfterIt() {
        Grid grid = Grid.uniform(10_000);
        assertEquals(0, grid.at(0));
        assertEquals(0, grid.at(1_700));
        assertEquals(1, grid.at(1_960));
        assertEquals(4, grid.at(99_000));
    }

    @Test
    void theFullestSegmentIsThePeak() {
        Keyframes keys = Keyframes.read("0.080000,1000,K__\n0.12,500,___\n2.080000,4000,K__\n2.12,100,___\nN/A,7,K\n");
        assertEquals(2, keys.timesMs().length);
        assertEquals(2_000, keys.timesMs()[1]);
        assertEquals((4_107 * 8_000L) / 2_000, keys.peak(keys.grid(4_000)));
    }
}
