// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.document;

import java.util.function.UnaryOperator;

/** The sentences of documents in a language that nobody speaks, for a test of pages that show them. */
public final class PseudoDocuments {
    private PseudoDocuments() {}

    public static void change(Language language, UnaryOperator<String> change) {
        Documents.change(language, change);
    }
}
