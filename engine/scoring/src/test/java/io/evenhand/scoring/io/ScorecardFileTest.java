// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.assessment.Family;
import io.evenhand.scoring.model.Scorecard;
import io.evenhand.scoring.signal.Signal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The published table is the research's, and a table that breaks a law is refused. */
class ScorecardFileTest {
    private final Scorecard card = ScorecardFile.builtIn();

    @Test
    void capsAndGatesAreThePublishedOnes() {
        assertTrue(card.model().matches("scorecard-4-[0-9a-f]{12}"), card.model());
        assertEquals(22, card.cap(Family.RHYTHM));
        assertEquals(16, card.cap(Family.LINK));
        assertEquals(4, card.cap(Family.SCALE));
        assertEquals(0, card.cap(Family.EXCULPATORY));
        assertEquals(new Scorecard.Gate(8, 6, 7), card.gate());
        assertEquals(new Scorecard.StandingOut(8, 6, 7), card.standingOut());
        assertEquals(new Scorecard.Thresholds(8, 14), card.thresholds());
    }

    @Test
    void scaleIsTwiceTheBinaryLogarithmRoundedDown() {
        for (int viewers = 1; viewers <= 200; viewers++) {
            double exact = 2 * Math.log(viewers / 20.0) / Math.log(2);
            // a hair above, so that whole numbers stay whole
            int wanted = (int) Math.max(-3, Math.min(4, Math.floor(exact + 1e-9)));
            assertEquals(wanted, card.steps(Signal.SCALE_EXTERNAL_VIEWERS).points(viewers), viewers + " viewers");
        }
    }

    @Test
    void tiesAndLinksAreThePublishedSteps() {
        assertEquals(0, card.steps(Signal.TIES_DENSITY).points(0.019));
        assertEquals(-4, card.steps(Signal.TIES_DENSITY).points(0.02));
        assertEquals(-8, card.steps(Signal.TIES_DENSITY).points(0.05));
        assertEquals(-12, card.steps(Signal.TIES_DENSITY).points(0.1));
        assertEquals(-12, card.steps(Signal.TIES_DENSITY).mostFavourable());
        assertEquals(-3, card.steps(Signal.TIES_RECIPROCITY).points(0.2));
        assertEquals(-6, card.steps(Signal.TIES_RECIPROCITY).points(0.35));
        assertEquals(0, card.steps(Signal.LINK_KEYS).points(0));
        assertEquals(3, card.steps(Signal.LINK_KEYS).points(1));
        assertEquals(7, card.steps(Signal.LINK_KEYS).points(2));
        assertEquals(12, card.steps(Signal.LINK_KEYS).points(30));
        assertEquals(0, card.steps(Signal.TENURE_MEDIAN_LIVE).points(365));
        assertEquals(-4, card.steps(Signal.TENURE_MEDIAN_LIVE).points(366));
    }

    @Test
    void aTableThatBreaksALawIsRefused() {
        refuse(text -> text.replace("exculpatory: 0", "exculpatory: 3"));
        refuse(text -> text.replace("[[1, 3], [2, 7], [3, 12]]", "[[1, 3], [2, 7], [3, 5]]"));
        refuse(text -> text.replace("[[1, 3], [2, 7], [3, 12]]", "[[2, 3], [1, 7]]"));
        refuse(text -> text.replace("link.keys:", "asn.hosting:"));
        refuse(text -> text.replace("  link: 16\n", ""));
        refuse(text -> text.replace("oneMultipleMax: 5", "oneMultipleMax: 6"));
        refuse(text ->
                text.replace("rhythm.trials: {by: rhythm.tenure, from: 6}", "rhythm.trials: {by: link.keys, from: 6}"));
        refuse(text -> text.replace("home.share: [[0.3, -3]]", "home.share: [[0.3, 3]]"));
        refuse(text -> text.replace("automation.changes: [[0.7, 2]]", "automation.changes: [[0.7, -2]]"));
        refuse(text -> text.replace("declared.passes: []", "rhythm.tenure: [[6, 22]]"));
        refuse(text -> text.replace("gate: {externalViewers: 8,", "gate: {"));
    }

    @Test
    void anyChangeOfTheTableIsAnotherModel() throws IOException {
        String changed = text().replace("thresholds: {review: 8", "thresholds: {review: 9");
        assertEquals(
                card.model(),
                ScorecardFile.read(text().getBytes(StandardCharsets.UTF_8)).model());
        assertNotEquals(
                card.model(),
                ScorecardFile.read(changed.getBytes(StandardCharsets.UTF_8)).model());
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        String broken = text().replace("  link: 16\n", "").replace("home.share: [[0.3, -3]]", "home.share: [[0.3, 3]]");
        Exception refused = assertThrows(
                IllegalArgumentException.class, () -> ScorecardFile.read(broken.getBytes(StandardCharsets.UTF_8)));
        assertTrue(String.valueOf(refused.getMessage()).contains("no cap for link"), refused.getMessage());
        assertTrue(
                String.valueOf(refused.getMessage()).contains("points of home.share must be monotone"),
                refused.getMessage());
    }

    private static void refuse(UnaryOperator<String> change) {
        String text = text();
        String changed = change.apply(text);
        assertEquals(false, text.equals(changed), "the change must change something");
        assertThrows(Exception.class, () -> ScorecardFile.read(changed.getBytes(StandardCharsets.UTF_8)));
    }

    private static String text() {
        try (InputStream in = ScorecardFile.class.getResourceAsStream("/scorecard.yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
