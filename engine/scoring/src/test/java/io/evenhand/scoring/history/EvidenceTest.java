// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which ended tenures may speak: not bulk, not the viewers' own leaving, not guests within fair use. */
class EvidenceTest {
    private static final long NOW = 20_000 * Calendar.DAY;

    @Test
    void fiveRemovalsWithinAnHourAreOneActAndNoEvidence() {
        List<Tenure> tenures = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            tenures.add(tenure("bulk" + i, -60 - i, -10 + i * 0.01, 0));
        }
        for (int i = 0; i < 4; i++) {
            tenures.add(tenure("four" + i, -80 - i * 7, -20 + i * 0.01, 0));
        }
        assertEquals(
                List.of("four3", "four2", "four1", "four0"),
                Evidence.of(tenures, NOW).aged().stream().map(Tenure::viewer).toList());
    }

    @Test
    void aViewerWhoLeavesSaysNothing() {
        Tenure left = new Tenure("v", NOW - 50 * Calendar.DAY, NOW - 10 * Calendar.DAY, 0, false);
        assertTrue(Evidence.of(List.of(left), NOW).aged().isEmpty());
    }

    @Test
    void whatEndedBeforeTheWindowIsForgotten() {
        assertEquals(
                1,
                Evidence.of(List.of(tenure("v", -200, -119.9, 0)), NOW).aged().size());
        assertEquals(
                0,
                Evidence.of(List.of(tenure("v", -200, -120.1, 0)), NOW).aged().size());
    }

    @Test
    void peopleWhoComeAndGoInTheSameWeeksCountOnce() {
        List<Tenure> tenures =
                List.of(tenure("a", -100, -70, 0), tenure("b", -100.1, -70.1, 0), tenure("c", -93, -63, 0));
        assertEquals(2, Evidence.of(tenures, NOW).aged().size());
        assertEquals(3, Evidence.of(tenures, NOW).agedPeople().size());
    }

    @Test
    void guestsWithinFairUseAreNoEvidence() {
        List<Tenure> tenures = new ArrayList<>();
        for (int i = 0; i < Evidence.CUT_SHORT_PER_WINDOW; i++) {
            tenures.add(tenure("guest" + i, -119 + i * 3, -88 + i * 3, 30));
        }
        assertEquals(0, Evidence.of(tenures, NOW).agedPeople().size());
    }

    @Test
    void aDeclarationIsNoShieldForASeller() {
        List<Tenure> declared = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            declared.add(tenure("customer" + i, -119 + i * 0.8, -89 + i * 0.8, 30));
        }
        assertEquals(
                100 - Evidence.HONOURED_PER_WINDOW,
                Evidence.of(declared, NOW).agedPeople().size());
        List<Tenure> aYearForEverybody = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            aYearForEverybody.add(tenure("customer" + i, -119 + i * 1.3, -89 + i * 1.3, 365));
        }
        assertEquals(
                60 - Evidence.CUT_SHORT_PER_WINDOW,
                Evidence.of(aYearForEverybody, NOW).agedPeople().size(),
                "a pass that is not honoured covers little");
        List<Tenure> renewed = List.of(tenure("a", -100, -40, 30), tenure("b", -99, -38, 30));
        assertEquals(2, Evidence.of(renewed, NOW).agedPeople().size(), "a pass that was outlived covers nothing");
        List<Tenure> again = List.of(tenure("a", -115, -90, 30), tenure("a", -85, -60, 30), tenure("a", -55, -30, 30));
        assertEquals(1, Evidence.of(again, NOW).agedPeople().size(), "the third pass of one viewer is a subscription");
    }

    @Test
    void declaringMoreNeverAddsEvidence() {
        List<Tenure> none = new ArrayList<>();
        List<Tenure> some = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            none.add(tenure("v" + i, -119 + i * 1.3, -89 + i * 1.3, 0));
            some.add(tenure("v" + i, -119 + i * 1.3, -89 + i * 1.3, i % 2 == 0 ? 30 : 0));
        }
        assertTrue(Evidence.of(some, NOW).agedPeople().size()
                < Evidence.of(none, NOW).agedPeople().size());
    }

    @Test
    void trialsAreShortAndRecent() {
        List<Tenure> tenures = List.of(
                tenure("a", -10, -7, 0), tenure("b", -10, -5, 0), tenure("c", -100, -97, 0), tenure("d", -50, -47, 0));
        assertEquals(2, Evidence.of(tenures, NOW).trials());
        assertEquals(3, Evidence.of(tenures, NOW).removals());
        assertEquals(3, Evidence.of(tenures, NOW).starts());
    }

    private static Tenure tenure(String viewer, double start, double end, int passDays) {
        return new Tenure(
                viewer, NOW + (long) (start * Calendar.DAY), NOW + (long) (end * Calendar.DAY), passDays, true);
    }
}
