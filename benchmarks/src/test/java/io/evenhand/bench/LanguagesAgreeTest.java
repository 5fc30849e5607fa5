// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.enforcement.document.Language;
import io.evenhand.rules.ruleset.Says;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What only the whole house can see: rules and slates speak the languages that people are written to in. */
class LanguagesAgreeTest {
    @Test
    void rulesSayWhatTheySayInEveryLanguage() {
        assertEquals(Language.codes(), Says.LANGUAGES);
        List<String> components = Arrays.stream(Says.class.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
        assertTrue(components.containsAll(Language.codes()), components::toString);
    }

    /** The edge is built without the module that knows the languages, so it has a list of its own. */
    @Test
    void slatesSpeakEveryLanguage() throws ClassNotFoundException {
        List<String> spoken = Arrays.stream(
                        Class.forName("io.evenhand.edge.stream.SlateText").getEnumConstants())
                .map(each -> each.toString().toLowerCase(Locale.ROOT))
                .toList();
        assertEquals(Language.codes(), spoken);
    }
}
