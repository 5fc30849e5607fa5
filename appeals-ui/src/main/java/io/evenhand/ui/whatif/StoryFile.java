// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.whatif;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.evenhand.contract.story.Story;
import io.evenhand.enforcement.document.Language;
import io.evenhand.ui.text.Texts;
import io.evenhand.ui.view.LinkView;
import io.evenhand.ui.view.PageView;
import io.evenhand.ui.view.PageView.Place;
import io.evenhand.ui.view.Pages;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * The program that makes pages of a told story: one file in each language that asks for nothing else and has no script.
 *
 * <p>It is part of casework, so that the page that is served and the page that is kept say the same.
 */
public final class StoryFile {
    private static final int UNUSABLE = 2;

    private StoryFile() {}

    /** Takes the file with the story and the folder for the pages. */
    @SuppressWarnings("SystemOut") // a command's output
    public static void main(String[] arguments) throws IOException {
        Story story = arguments.length == 2 ? new StoryShelf(Path.of(arguments[0])).newest() : null;
        if (story == null) {
            System.err.println("there is no story to make a page of");
            System.exit(UNUSABLE);
            return;
        }
        for (Language language : Language.values()) {
            Files.writeString(
                    Path.of(arguments[1]).resolve("story-" + language.code() + ".html"), page(story, language), UTF_8);
        }
    }

    /** The whole page in one language. */
    static String page(Story story, Language language) throws IOException {
        List<LinkView> others = Arrays.stream(Language.values())
                .filter(each -> each != language)
                .map(each -> new LinkView("story-" + each.code() + ".html", each.code()))
                .toList();
        PageView page = new PageView("", Place.PUBLIC, null, "", Texts.of(language), others).titled("story.title");
        return Pages.TEMPLATES
                .whatifStoryFile(StoryWords.view(page, story), style())
                .render();
    }

    private static String style() throws IOException {
        try (InputStream in = StoryFile.class.getResourceAsStream("/public/app.css")) {
            if (in == null) {
                throw new IOException("the program lacks its style sheet");
            }
            return new String(in.readAllBytes(), UTF_8);
        }
    }
}
