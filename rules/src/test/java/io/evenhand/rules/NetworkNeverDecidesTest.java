// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.rules.drools.Rulesets;
import io.evenhand.rules.fact.CaseFact;
import io.evenhand.rules.lint.NetworkWords;
import io.evenhand.rules.lint.RuleFile;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Law 1 for the rules: what they look at has no field for a network or a place, and their text has no word for one. */
class NetworkNeverDecidesTest {
    @Test
    void theFactKnowsNoNetwork() {
        RecordComponent[] components = CaseFact.class.getRecordComponents();
        assertTrue(components.length >= 25, "the fact was not scanned");
        for (RecordComponent component : components) {
            assertEquals(List.of(), NetworkWords.in(component.getName()), component.getName());
            Class<?> type = component.getType();
            assertTrue(
                    type.isPrimitive() || type.isEnum(),
                    () -> component.getName() + " could hold more than a number or a fixed word");
        }
    }

    @Test
    void theRulesSpeakOfNoNetwork() throws IOException {
        List<RuleFile> texts =
                Rulesets.lint(BuiltInText.MODULE.resolve("ruleset")).texts();
        assertTrue(texts.size() >= 5, "the rules were not scanned");
        for (RuleFile text : texts) {
            assertEquals(List.of(), NetworkWords.in(text.text()), text.name());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CaseFact(asn == 64500)",
                "CaseFact(netId != null)",
                "CaseFact(viewerCountry == 1)",
                "CaseFact(hostingProvider)",
                "CaseFact(isVpn)",
                "CaseFact(IP_RANGE > 3)",
                "CaseFact(ipv6Prefix > 3)",
                "CaseFact(lastGeoRegion > 3)"
            })
    void aRuleThatDoesIsFound(String condition) {
        assertTrue(!NetworkWords.in("rule \"x\"\nwhen\n" + condition).isEmpty(), condition);
    }

    @Test
    void aCommentMaySayWhatIsNotLookedAt() {
        assertEquals(List.of(), NetworkWords.in("// never by hosting provider\n/* nor by\n country */ score > 1"));
        assertEquals(List.of(new NetworkWords.Hit(3, "asn")), NetworkWords.in("/* asn\n */\nasn > 1"));
    }
}
