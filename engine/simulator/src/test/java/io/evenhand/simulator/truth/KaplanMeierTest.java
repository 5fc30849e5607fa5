// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator.truth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.evenhand.simulator.truth.KaplanMeier.Watched;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The remission times of 21 leukaemia patients on 6-MP (Freireich and others, 1963), the example of every textbook. */
class KaplanMeierTest {
    private static final KaplanMeier CURVE = KaplanMeier.of(Stream.concat(
                    DoubleStream.of(6, 6, 6, 7, 10, 13, 16, 22, 23).mapToObj(day -> new Watched(day, true)),
                    DoubleStream.of(6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35)
                            .mapToObj(day -> new Watched(day, false)))
            .toList());

    @Test
    void theCurveIsTheTextbooks() {
        assertEquals(21, CURVE.subjects());
        assertEquals(9, CURVE.events());
        double[] days = {6, 7, 10, 13, 16, 22, 23};
        double[] surviving = {0.857, 0.807, 0.753, 0.690, 0.627, 0.538, 0.448};
        assertEquals(days.length, CURVE.steps().size());
        for (int i = 0; i < days.length; i++) {
            assertEquals(days[i], CURVE.steps().get(i).day());
            assertEquals(surviving[i], CURVE.steps().get(i).surviving(), 5e-4);
        }
    }

    @Test
    void theBoundsAreGreenwoodsOnTheLogLogScale() {
        KaplanMeier.Step first = CURVE.steps().get(0);
        assertEquals(0.620, first.lower(), 1e-3);
        assertEquals(0.952, first.upper(), 1e-3);
    }

    @Test
    void halfAreFoundWhenTheCurveReachesAHalf() {
        assertEquals(23, CURVE.median());
        assertEquals(13, CURVE.firstQuarter());
        assertNull(CURVE.thirdQuarter(), "the curve never falls to a quarter");
        assertEquals(1 - 0.627, CURVE.foundBy(20), 5e-4);
        assertEquals(0, CURVE.foundBy(5));
    }

    @Test
    void whoIsNeverFoundIsNotFoundAtTheEnd() {
        KaplanMeier never = KaplanMeier.of(List.of(new Watched(100, false), new Watched(200, false)));
        assertNull(never.median());
        assertEquals(0, never.foundBy(1_000));
        KaplanMeier always = KaplanMeier.of(List.of(new Watched(10, true), new Watched(20, true)));
        assertEquals(1, always.foundBy(20));
        assertEquals(0, KaplanMeier.of(List.of()).subjects());
    }
}
