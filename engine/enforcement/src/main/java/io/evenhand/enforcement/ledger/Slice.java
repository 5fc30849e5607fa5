// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The part of a table that is about one account.
 *
 * @param column which column ties a row to the account, by {@code anchor}
 * @param columns what to read, each with the way in which it may be shown
 */
public record Slice(String table, Anchor anchor, String column, List<Shown> columns) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");

    public Slice {
        columns = List.copyOf(columns);
        requireName(table);
        requireName(column);
    }

    /** The rows' condition; the only value in it is {@code :account}. */
    String condition() {
        return column + " in (" + anchor.owned() + ")";
    }

    /** One column. */
    public record Shown(String name, Way way) {
        public Shown {
            requireName(name);
        }

        /** What to select. */
        String expression() {
            return switch (way) {
                case AS_IT_IS -> name + "::text";
                case AS_ROLE ->
                    "coalesce((select s.role from staff s where s.name = t." + name + "), " + "case when t." + name
                            + " is null then null else 'PROGRAM' end)";
                case APART -> "case when t." + name + " is null then null else '(among the files)' end";
                case UNLESS_REPORTED ->
                    "case when t.report is not null and t." + name + " is not null then '(withheld)' else t." + name
                            + "::text end";
                case NOT_AT_ALL -> "case when t." + name + " is null then null else '(withheld)' end";
            };
        }
    }

    /** How a column may be shown to the person whom the row is about. */
    public enum Way {
        AS_IT_IS,
        /** A colleague's name becomes their role. */
        AS_ROLE,
        /** Bytes that lie beside the table. */
        APART,
        /** As it is, unless the row follows from a report: then it could tell who reported. */
        UNLESS_REPORTED,
        /** It would tell about somebody else. */
        NOT_AT_ALL
    }

    private static void requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("malformed name of a table or column");
        }
    }
}
