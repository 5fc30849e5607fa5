// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.casework;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

/** Where a program meets what one that reads rules otherwise wrote, it says so and blames no rule. */
class OtherSemanticsAreToldTest {
    @Test
    void aReplayThatMeetsThemSaysThatTheRulesAreNotToBlame() throws JsonProcessingException {
        String told = RulesText.replayed(json("{\"SAME\":2,\"OTHER_SEMANTICS\":1}"));
        assertTrue(told.startsWith("OTHER_SEMANTICS 1\nSAME 2\n"), told);
        assertTrue(told.contains("nothing about the rules"), told);
        assertEquals("DIFFERENT 1\nSAME 2\n", RulesText.replayed(json("{\"SAME\":2,\"DIFFERENT\":1}")));
    }

    @Test
    void anActiveVersionThatPeopleAgreedToUnderThemIsTold() throws JsonProcessingException {
        String told = RulesText.status(json("{\"semantics\":2,\"agreedUnder\":1}"));
        assertTrue(told.contains("semantics 1; this one has semantics 2"), told);
        for (String fine : new String[] {"{\"semantics\":2,\"agreedUnder\":2}", "{\"semantics\":2}"}) {
            assertFalse(RulesText.status(json(fine)).contains("semantics"), fine);
        }
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return new ObjectMapper().readTree(text);
    }
}
