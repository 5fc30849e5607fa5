// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.appeal;

import io.evenhand.enforcement.ledger.AppealBook;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an account holder hands in.
 *
 * @param grounds which parts are wrong: {@code FACTOR:<signal>} or one of the fixed codes; without any, all of it
 * @param contact how to reach the person, or null
 * @param hardship what the measure does to the person, or null
 * @param language en, fr or de
 * @param files what the person wants to show
 */
public record AppealForm(
        List<String> grounds,
        String statement,
        @Nullable String contact,
        @Nullable String hardship,
        String language,
        List<Attachment> files) {
    /** The parts of a decision that can be wrong besides one factor. */
    public static final List<String> CODES = List.of("RULE_UNFAIR", "SOMEONE_ELSE", "DONT_KNOW", AppealBook.WHOLE);

    /** Before a ground that is one factor of the statement of reasons. */
    public static final String FACTOR = "FACTOR:";

    public AppealForm {
        grounds = grounds.isEmpty()
                ? List.of(AppealBook.WHOLE)
                : grounds.stream().distinct().sorted().toList();
        files = List.copyOf(files);
    }

    /** A statement about the whole decision, and nothing else. */
    public static AppealForm of(String statement, @Nullable String contact) {
        return new AppealForm(List.of(), statement, contact, null, "en", List.of());
    }

    /** One file as it came. */
    public static final class Attachment {
        private final String name;
        private final byte[] content;

        public Attachment(String name, byte[] content) {
            this.name = name;
            this.content = content.clone();
        }

        String name() {
            return name;
        }

        byte[] content() {
            return content.clone();
        }

        int size() {
            return content.length;
        }
    }
}
