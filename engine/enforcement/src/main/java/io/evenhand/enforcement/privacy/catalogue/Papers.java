// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.privacy.catalogue;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The papers that follow from the catalogue, as Markdown: the privacy notice and the record of processing. */
public final class Papers {
    private Papers() {}

    /** What people are told (GDPR Art. 13 and 14). */
    public static String privacyNotice() {
        StringBuilder text = new StringBuilder("""
                # What we keep about you

                This page is made from the program's own list of data.
                There is no data about what anybody watches. Nothing is sold.
                """);
        for (Purpose purpose : Purpose.values()) {
            List<DataStore> stores = Catalogue.personal(purpose);
            if (!stores.isEmpty()) {
                text.append("\n## We keep data ").append(purpose.words()).append("\n\nLegal basis: ");
                text.append(purpose.basis()).append('.');
                text.append(purpose.allowsObjection() ? " You can object at any time.\n" : "\n");
                stores.forEach(store -> about(text, store));
            }
        }
        return text.toString();
    }

    private static void about(StringBuilder text, DataStore store) {
        text.append("\n### ").append(sentence(store.meaning())).append("\n\n");
        text.append("Kept: ").append(store.retention().words()).append(".  \n");
        text.append("Read by: ").append(readers(store)).append(".  \n");
        text.append("Given to: ").append(recipients(store)).append(".\n\n");
        text.append("| What | Where it comes from | How exactly |\n|---|---|---|\n");
        for (DataField field : store.fields()) {
            text.append("| ").append(field.meaning()).append(" | ");
            text.append(field.kind().words()).append(" | ");
            text.append(field.precision().words()).append(" |\n");
        }
    }

    /** The record of processing activities (GDPR Art. 30). */
    public static String recordOfProcessing() {
        StringBuilder text = new StringBuilder("""
                # Record of processing activities

                | Store | Purpose | Basis | Categories | Kept | Readers | Recipients |
                |---|---|---|---|---|---|---|
                """);
        for (DataStore store : Catalogue.stores()) {
            Set<String> kinds =
                    store.fields().stream().map(field -> field.kind().words()).collect(Collectors.toSet());
            text.append("| ").append(store.name()).append(": ").append(store.meaning());
            text.append(" | ").append(store.purpose().words());
            text.append(" | ").append(store.purpose().basis());
            text.append(" | ").append(kinds.stream().sorted().collect(Collectors.joining("; ")));
            text.append(" | ").append(store.retention().words());
            text.append(" | ").append(readers(store));
            text.append(" | ").append(recipients(store)).append(" |\n");
        }
        return text.toString();
    }

    /** Who reads it, in words. */
    public static String readers(DataStore store) {
        return words(store.readers(), Reader::words);
    }

    /** Whom it is given to, in words. */
    public static String recipients(DataStore store) {
        return words(store.recipients(), Recipient::words);
    }

    private static <E extends Enum<E>> String words(Collection<E> values, Function<E, String> word) {
        return values.isEmpty()
                ? "nobody outside"
                : values.stream()
                        .sorted(Comparator.comparingInt(Enum::ordinal))
                        .map(word)
                        .collect(Collectors.joining("; "));
    }

    /** Words with a capital letter at the beginning. */
    public static String sentence(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
