// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.document;

/** A document as plain text. */
public final class PlainText {
    private PlainText() {}

    public static String of(Document statement) {
        StringBuilder text = new StringBuilder(statement.title()).append("\n");
        for (Statement.Block block : statement.blocks()) {
            text.append("\n").append(block.heading()).append("\n");
            block.paragraphs()
                    .forEach(paragraph -> text.append("  ").append(paragraph).append("\n"));
        }
        return text.toString();
    }
}
