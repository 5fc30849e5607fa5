// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.json.ContractJson;
import io.evenhand.contract.story.Repair;
import io.evenhand.contract.story.Story;
import io.evenhand.ui.whatif.StoryFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A told story becomes a page in each language that is valid, asks for nothing else and has no script. */
class TheStoryStandsAloneTest {
    private static final Path TOLD = Path.of("src/test/resources/story/story.json");

    /** What makes a browser ask somebody for something, or run something. */
    private static final Pattern ASKS =
            Pattern.compile("<script|<link|<img|<iframe|src=|url\\(|@import|https?:|\\son[a-z]+=");

    private static final Pattern STYLE = Pattern.compile("<style>.*</style>", Pattern.DOTALL);

    @TempDir
    Path folder;

    @Test
    void everyLanguageHasAPageThatNeedsNothingElse() throws IOException {
        StoryFile.main(new String[] {TOLD.toString(), folder.toString()});
        for (String language : List.of("en", "fr", "de")) {
            String page = page(language);
            // the checker knows an older CSS; the sheet is the one that browsers are tested with
            assertEquals(List.of(), ValidHtml.faults(STYLE.matcher(page).replaceFirst("<style></style>")), language);
            assertFalse(ASKS.matcher(page).find(), language);
            assertTrue(page.contains("<html lang=\"" + language + "\">"), language);
            assertTrue(page.contains("<table") && page.contains("<circle"), language);
            assertTrue(page.contains("prefers-color-scheme: dark") && page.contains("@media print"), language);
        }
        assertTrue(page("de").contains("2.079.005"), "numbers are written as the language writes them");
    }

    /** One mark for each owner: the picture and the table say the same. */
    @Test
    void theCrowdHasAsManyMarksAsTheTableSays() throws IOException {
        StoryFile.main(new String[] {TOLD.toString(), folder.toString()});
        Story story = told();
        int innocents = story.policies().stream()
                .limit(3)
                .mapToInt(each -> each.innocents())
                .sum();
        int sellers = story.policies().stream()
                .limit(3)
                .mapToInt(each -> each.sellers())
                .sum();
        assertEquals(innocents, count(page("en"), "<circle class=\"innocent\""));
        assertEquals(sellers, count(page("en"), "<rect class=\"seller\""));
    }

    @Test
    void aStoryInWhichInnocentsWereHitSaysWhatTheirAppealsDo() throws IOException {
        Story told = told();
        Story hit = new Story(
                told.ruleset(),
                told.world(),
                told.days(),
                told.seed(),
                told.people(),
                told.providers(),
                told.banned(),
                told.count(),
                told.policies(),
                List.of(),
                new Repair(told.repair().policies(), 4, 2, 3, told.repair().assumptions()),
                told.missed());
        Path other = Files.writeString(folder.resolve("hit.json"), ContractJson.text(hit));
        StoryFile.main(new String[] {other.toString(), folder.toString()});
        String page = page("en");
        assertTrue(page.contains("One true explanation frees 2, all their explanations free 3."), page);
        assertTrue(page.contains("so nobody moves"), page);
    }

    private static Story told() throws IOException {
        return ContractJson.read(Files.readAllBytes(TOLD), Story.class);
    }

    private String page(String language) throws IOException {
        return Files.readString(folder.resolve("story-" + language + ".html"));
    }

    private static int count(String page, String what) {
        return page.split(Pattern.quote(what), -1).length - 1;
    }
}
