// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.document;

/** A document as one HTML page without scripts, styles from elsewhere or pictures. */
public final class Html {
    private Html() {}

    public static String of(Document statement) {
        StringBuilder page = new StringBuilder("<!doctype html>\n<html lang=\"")
                .append(statement.language().code())
                .append("\">\n<head><meta charset=\"utf-8\"><title>")
                .append(escaped(statement.title()))
                .append("</title></head>\n<body>\n<main>\n<h1>")
                .append(escaped(statement.title()))
                .append("</h1>\n");
        for (Statement.Block block : statement.blocks()) {
            page.append("<h2>").append(escaped(block.heading())).append("</h2>\n");
            block.paragraphs()
                    .forEach(each -> page.append("<p>").append(escaped(each)).append("</p>\n"));
        }
        return page.append("</main>\n</body>\n</html>\n").toString();
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
