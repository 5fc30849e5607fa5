// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

/** What an act was done for; a closed list, so that the log can be read by purpose. */
enum Purpose {
    ENFORCEMENT,
    REDRESS,
    EVIDENCE,
    RULES,
    ALLOWLIST,
    PRIVACY,
    OPERATION;

    /** Acts are named {@code noun.what}; the noun says what for. */
    static Purpose of(String act) {
        int dot = act.indexOf('.');
        return switch (dot < 0 ? act : act.substring(0, dot)) {
            case "case", "decision", "proposal", "measure" -> ENFORCEMENT;
            case "appeal", "clock", "misuse", "response" -> REDRESS;
            case "evidence", "report" -> EVIDENCE;
            case "ruleset", "rules", "breaker", "undo" -> RULES;
            case "allow", "allowlist", "exemption", "owner", "ownership" -> ALLOWLIST;
            case "access",
                    "authority",
                    "contact",
                    "erasure",
                    "export",
                    "hold",
                    "objection",
                    "privacy",
                    "retention",
                    "rights" -> PRIVACY;
            default -> OPERATION;
        };
    }
}
