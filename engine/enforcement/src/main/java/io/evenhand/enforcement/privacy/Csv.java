// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.privacy;

import org.jspecify.annotations.Nullable;

/** Cells of a CSV file (RFC 4180) that a spreadsheet shows and never runs. */
public final class Csv {
    private static final String STARTS_A_FORMULA = "=+-@\t\r";

    private Csv() {}

    /** The cell, quoted; a text that a spreadsheet would take for a formula gets an apostrophe in front. */
    public static String cell(@Nullable String value) {
        if (value == null || value.isEmpty()) {
            return "";
        }
        String safe = STARTS_A_FORMULA.indexOf(value.charAt(0)) >= 0 && !isNumber(value) ? "'" + value : value;
        return '"' + safe.replace("\"", "\"\"") + '"';
    }

    private static boolean isNumber(String value) {
        return value.matches("-?[0-9]{1,18}(\\.[0-9]{1,18})?");
    }
}
