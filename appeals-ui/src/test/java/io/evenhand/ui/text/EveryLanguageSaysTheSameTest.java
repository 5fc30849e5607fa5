// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.enforcement.document.Language;
import io.evenhand.enforcement.document.Phrasebook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every key that pages ask for is written in every language with the same slots, and none is written for nobody. */
class EveryLanguageSaysTheSameTest {
    private static final Pattern SLOT = Pattern.compile("\\{([a-z]+)[,}]");
    private static final Pattern ASKED = Pattern.compile("\"([a-z_]+(?:\\.[a-z_]+)+\\.?)\"");

    /** The catalogue's labels of two or three words would hide how long the sentences are. */
    private static final String LABELS = "kept.";

    /** Typography: French spaces its double signs, and no language uses the typewriter's apostrophe. */
    private static final Pattern FRENCH = Pattern.compile("[^\\s\u00a0\u202f][;:!?»](\\s|$)|«[^\\s\u00a0\u202f]");

    @Test
    void everyLanguageHasTheSameKeysAndSlots() {
        Phrasebook english = Texts.of(Language.EN);
        for (Language language : Language.values()) {
            Phrasebook book = Texts.of(language);
            assertEquals(english.keys(), book.keys(), language.code());
            for (String key : english.keys()) {
                assertEquals(slots(english.pattern(key)), slots(book.pattern(key)), language.code() + " " + key);
                assertFalse(book.pattern(key).contains("'"), "a typewriter's apostrophe: " + key);
            }
        }
    }

    @Test
    void everyKeyThatPagesAskForIsWrittenAndNoneIsWrittenForNobody() throws IOException {
        Set<String> keys = Texts.of(Language.EN).keys();
        Set<String> asked = new TreeSet<>();
        for (String source : sources()) {
            Matcher matcher = ASKED.matcher(source);
            while (matcher.find()) {
                asked.add(matcher.group(1));
            }
        }
        List<String> unused = keys.stream()
                .filter(key ->
                        asked.stream().noneMatch(each -> each.endsWith(".") ? key.startsWith(each) : key.equals(each)))
                .toList();
        assertEquals(List.of(), unused, "nobody asks for these");
        List<String> rooms = List.of(
                "frame.",
                "notice.",
                "why.",
                "answer.",
                "appeal.",
                "status.",
                "me.",
                "public.",
                "error.",
                "policy.",
                "kept.",
                "desk.",
                "case.",
                "factor.",
                "rule.",
                "whatif.",
                "network.",
                "work.",
                "oversight.",
                "notification.",
                "story.");
        List<String> unwritten = asked.stream()
                .filter(each -> rooms.stream().anyMatch(each::startsWith) && !each.endsWith(".json"))
                .filter(each -> each.endsWith(".")
                        ? keys.stream().noneMatch(key -> key.startsWith(each))
                        : !keys.contains(each))
                .toList();
        assertEquals(List.of(), unwritten, "nobody wrote these");
    }

    @Test
    void frenchSignsAreSpaced() {
        Phrasebook french = Texts.of(Language.FR);
        for (String key : french.keys()) {
            String plain = french.pattern(key).replaceAll("\\{[^}]*\\}", "x");
            assertFalse(FRENCH.matcher(plain).find(), key + ": " + plain);
        }
    }

    @Test
    void sentencesAreShort() {
        for (Language language : Language.values()) {
            Phrasebook book = Texts.of(language);
            int words = 0;
            int sentences = 0;
            for (String key : book.keys()) {
                for (String sentence : book.pattern(key).split("[.:?!](\\s|$)", -1)) {
                    if (!sentence.isBlank() && !key.startsWith(LABELS)) {
                        words += sentence.strip().split("\\s+").length;
                        sentences++;
                    }
                }
            }
            double mean = (double) words / sentences;
            assertTrue(mean <= 12, language.code() + " has " + mean + " words in a sentence");
        }
    }

    private static Set<String> slots(String pattern) {
        Set<String> slots = new TreeSet<>();
        Matcher matcher = SLOT.matcher(pattern);
        while (matcher.find()) {
            slots.add(matcher.group(1));
        }
        return slots;
    }

    private static List<String> sources() throws IOException {
        List<String> sources = new ArrayList<>();
        for (String folder : List.of("src/main/jte", "src/main/java")) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    sources.add(Files.readString(file));
                }
            }
        }
        return sources;
    }
}
