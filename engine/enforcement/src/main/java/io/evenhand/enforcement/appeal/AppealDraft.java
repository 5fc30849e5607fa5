// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.appeal;

import io.evenhand.enforcement.ledger.DraftBook.DraftFile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An appeal as far as it is written.
 *
 * @param grounds what is called wrong, as in {@link AppealForm}; null before that was answered
 * @param statement the person's own words so far
 * @param hardship what the measure does to the person, or empty
 * @param contact how to reach the person, or empty
 * @param language in which the person wants the answer: en, fr or de
 * @param files what the person added so far
 */
public record AppealDraft(
        @Nullable List<String> grounds,
        String statement,
        String hardship,
        String contact,
        String language,
        List<DraftFile> files) {
    public AppealDraft {
        grounds = grounds == null ? null : List.copyOf(grounds);
        files = List.copyOf(files);
    }

    /** Nothing yet. */
    public static AppealDraft blank(String language) {
        return new AppealDraft(null, "", "", "", language, List.of());
    }

    public AppealDraft withGrounds(List<String> given) {
        return new AppealDraft(given, statement, hardship, contact, language, files);
    }

    public AppealDraft withStatement(String given) {
        return new AppealDraft(grounds, given, hardship, contact, language, files);
    }

    public AppealDraft withHardship(String given) {
        return new AppealDraft(grounds, statement, given, contact, language, files);
    }

    public AppealDraft withContact(String given, String wanted) {
        return new AppealDraft(grounds, statement, hardship, given, wanted, files);
    }

    AppealDraft withFiles(List<DraftFile> kept) {
        return new AppealDraft(grounds, statement, hardship, contact, language, kept);
    }
}
