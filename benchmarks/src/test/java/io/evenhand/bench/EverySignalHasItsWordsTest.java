// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.evenhand.contract.event.WireName;
import io.evenhand.enforcement.allowlist.Exemptions;
import io.evenhand.enforcement.document.Language;
import io.evenhand.scoring.signal.Signal;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What only the whole house can see: whatever scoring counts, account holders can read in their language, and nothing else. */
class EverySignalHasItsWordsTest {
    private static final String SAW = "saw.";
    /** It is left out of the evidence, which is all it does: there is nothing to tell. */
    private static final Set<Signal> UNTOLD = Set.of(Signal.DECLARED_PASSES);

    @Test
    void everySignalIsToldInEveryLanguage() throws IOException {
        Set<String> missing = new TreeSet<>();
        for (Language language : Language.values()) {
            Set<String> told = words(language).stringPropertyNames();
            for (Signal signal : Signal.values()) {
                String key = SAW + signal.wire();
                boolean bothWays = told.contains(key + ".against") && told.contains(key + ".favour");
                if (!UNTOLD.contains(signal) && !told.contains(key) && !bothWays) {
                    missing.add(language + ": " + key);
                }
            }
        }
        assertEquals(Set.of(), missing);
    }

    @Test
    void nothingIsToldThatScoringDoesNotCount() throws IOException {
        Set<String> unknown = new TreeSet<>();
        for (Language language : Language.values()) {
            for (String key : words(language).stringPropertyNames()) {
                String name =
                        key.substring(Math.min(key.length(), SAW.length())).replaceFirst("\\.(against|favour)$", "");
                if (key.startsWith(SAW) && name.contains(".") && !name.startsWith("family.")) {
                    if (WireName.find(Signal.class, name) == null) {
                        unknown.add(language + ": " + key);
                    }
                }
            }
        }
        assertEquals(Set.of(), unknown);
    }

    @Test
    void whatAnEntryMayStopFromCountingIsCounted() {
        Set<String> unknown = new TreeSet<>(Exemptions.SIGNALS);
        unknown.removeIf(name -> WireName.find(Signal.class, name) != null);
        assertEquals(Set.of(), unknown);
    }

    private static Properties words(Language language) throws IOException {
        Properties words = new Properties();
        String file = "/io/evenhand/enforcement/document/evidence_" + language.code() + ".properties";
        try (var in = Objects.requireNonNull(Exemptions.class.getResourceAsStream(file), file)) {
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return words;
    }
}
