// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A told story, chapter by chapter.
 *
 * @param lead what comes of it, in a few sentences; empty where no story was told
 * @param intro what it is about
 * @param chapters empty where no story was told
 */
public record StoryView(PageView page, String lead, List<String> intro, List<Chapter> chapters) {
    public StoryView {
        intro = List.copyOf(intro);
        chapters = List.copyOf(chapters);
    }

    /** @param id what an address names it by */
    public record Chapter(String id, String title, List<Part> parts) {
        public Chapter {
            parts = List.copyOf(parts);
        }
    }

    /**
     * Sentences, pictures, and the table that has their numbers; each may be missing.
     *
     * @param title empty for none
     * @param after what is said below the table
     */
    public record Part(
            String title,
            List<String> before,
            List<CrowdView> crowds,
            NumbersView.@Nullable TableView table,
            String bars,
            List<String> after) {
        public Part {
            before = List.copyOf(before);
            crowds = List.copyOf(crowds);
            after = List.copyOf(after);
        }
    }
}
