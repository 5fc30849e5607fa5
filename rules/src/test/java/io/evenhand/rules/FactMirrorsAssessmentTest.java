// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.assessment.Presence;
import io.evenhand.contract.json.ContractJson;
import io.evenhand.contract.json.MalformedJsonException;
import io.evenhand.contract.verdict.Standing;
import io.evenhand.rules.fact.CaseFact;
import io.evenhand.rules.fact.CaseFacts;
import io.evenhand.rules.fact.Knit;
import io.evenhand.rules.fact.Known;
import org.junit.jupiter.api.Test;

/** The fact says what the assessment says, and says that it does not know where the assessment does not. */
class FactMirrorsAssessmentTest {
    @Test
    void absentSignalsAreZeroOrUnknown() {
        CaseFact fact = fact(new Draft());
        assertEquals(0, fact.rhythmPoints());
        assertEquals(0, fact.onCycleViewers());
        assertEquals(0, fact.linkPoints());
        assertEquals(Knit.UNKNOWN, fact.ties());
    }

    @Test
    void aMissingStreamIsKnownToBeMissingAndAnUnmentionedOneIsUnknown() throws MalformedJsonException {
        Draft draft = new Draft();
        assertEquals(Known.YES, fact(draft).keysSeen());
        draft.seen = Presence.ABSENT;
        assertEquals(Known.NO, fact(draft).keysSeen());

        String silent = ContractJson.text(draft.assessment()).replace(",\"keys\":\"absent\"", "");
        CaseFact fact = CaseFacts.of(ContractJson.read(silent, Assessment.class), draft.standing());
        assertEquals(Known.UNKNOWN, fact.keysSeen());
        assertEquals(Known.NO, fact.tiesSeen());
    }

    @Test
    void theStrongestRhythmCountsAndNeverMoreThanItsFamily() {
        Draft draft = new Draft();
        draft.rhythm = 9;
        draft.exactRhythm = 12;
        draft.trials = 2;
        assertEquals(12, fact(draft).rhythmPoints());
        draft.rhythm = -3;
        draft.trials = Draft.ABSENT;
        assertEquals(9, fact(draft).rhythmPoints());
    }

    @Test
    void tiesAreGradedByTheirPoints() {
        Draft draft = new Draft();
        draft.ties = 0;
        assertEquals(Knit.LOOSE, fact(draft).ties());
        draft.ties = -4;
        assertEquals(Knit.CLOSE, fact(draft).ties());
        draft.ties = -8;
        assertEquals(Knit.DENSE, fact(draft).ties());
        draft.tiesAssumed = true;
        assertEquals(Knit.UNKNOWN, fact(draft).ties());
        assertEquals(0, fact(draft).tiesPoints());
        assertEquals(-8, fact(draft).assumedPoints());
    }

    @Test
    void whatHasEndedByTheTimeOfTheAssessmentIsNotRunning() {
        Draft draft = new Draft();
        draft.allowlistedUntil = Draft.AS_OF;
        draft.heldUntil = Draft.AS_OF.plusMillis(1);
        assertFalse(fact(draft).allowlisted());
        assertTrue(fact(draft).held());
        Standing blank = Standing.blank(draft.assessment().account());
        assertFalse(CaseFacts.of(draft.assessment(), blank).held());
    }

    private static CaseFact fact(Draft draft) {
        return CaseFacts.of(draft.assessment(), draft.standing());
    }
}
