// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules.ruleset;

import java.util.List;
import java.util.Locale;

/** Writes the outcome of worked cases as JUnit XML, which build servers show: one suite, one test case for each case. */
public final class JunitReport {
    private JunitReport() {}

    /** The report as text; each difference is a line of its case's failure. */
    public static String of(String suite, List<CaseResult> results) {
        long failed = results.stream().filter(result -> !result.passed()).count();
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        xml.append(String.format(
                Locale.ROOT,
                "<testsuite name=\"%s\" tests=\"%d\" failures=\"%d\" errors=\"0\" skipped=\"0\">\n",
                escaped(suite),
                results.size(),
                failed));
        for (CaseResult result : results) {
            String name = escaped(result.file() + ": " + result.note().strip());
            xml.append("  <testcase classname=\"%s\" name=\"%s\"".formatted(escaped(suite), name));
            if (result.passed()) {
                xml.append("/>\n");
            } else {
                String message = escaped(String.join("\n", result.differences()));
                xml.append(String.format(
                        Locale.ROOT,
                        ">\n    <failure message=\"%d came out otherwise\">%s</failure>\n  </testcase>\n",
                        result.differences().size(),
                        message));
            }
        }
        return xml.append("</testsuite>\n").toString();
    }

    /** XML has no way to write most control characters, so a question mark stands for each. */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '"' -> escaped.append("&quot;");
                case '\n' -> escaped.append("&#10;");
                default -> escaped.appendCodePoint(isXml(c) ? c : '?');
            }
        });
        return escaped.toString();
    }

    private static boolean isXml(int c) {
        return c == '\t' || (c >= ' ' && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) || c >= 0x10000;
    }
}
