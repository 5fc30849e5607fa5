// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules.lint;

/**
 * One thing wrong with a ruleset's text.
 *
 * @param file the file's name
 * @param line the line it starts at, or 0 for the file as a whole
 * @param fault what kind of thing
 * @param message one sentence for the person who wrote the rule
 */
public record Finding(String file, int line, Fault fault, String message) {
    /** The kinds of things that can be wrong. */
    public enum Fault {
        UNREADABLE,
        EMPTY,
        DUPLICATE_NAME,
        BAD_NAME,
        NO_REASON,
        UNKNOWN_REASON,
        NOT_SAID,
        NO_OWNER,
        NO_CLAUSE,
        UNKNOWN_FACT,
        UNKNOWN_FIELD,
        UNKNOWN_COUNTS,
        IGNORANCE_COUNTS,
        NETWORK_WORD,
        ENDLESS_SANCTION,
        SINGLE_REASON,
        NOT_PERSISTENT,
        COUNT_ALONE,
        FOREIGN_IMPORT,
        FOREIGN_DECLARATION,
        FOREIGN_CONSEQUENCE,
        FOREIGN_CONDITION,
        ORDER_OF_RULES,
        UNREACHABLE,
        SHADOWED
    }

    static Finding of(ReadRule rule, Fault fault, String message) {
        return new Finding(rule.file(), rule.line(), fault, "rule \"" + rule.name() + "\" " + message);
    }

    @Override
    public String toString() {
        return file + ":" + line + ": " + message;
    }
}
