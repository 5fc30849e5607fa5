// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

/** How a row of a table belongs to an account: by its own column, or through something that is about the account. */
public enum Anchor {
    /** The column holds the account. */
    ACCOUNT(":account"),
    /** The column holds a case of the account. */
    CASE("select id from cases where account = :account"),
    /** The column holds a decision about the account. */
    DECISION("select id from decisions where account = :account"),
    /** The column holds an appeal of the account. */
    APPEAL("select id from appeals where account = :account"),
    /** The column holds evidence about the account. */
    EVIDENCE("select id from evidence_items where account = :account"),
    /** The column holds a report about the account, or one that evidence about it follows from. */
    REPORT("select id from reports where account = :account "
            + "union select report from evidence_items where account = :account and report is not null"),
    /** The column holds the number of a public statement about a decision about the account. */
    PUBLIC_STATEMENT("select p.puid from public_statements p join decisions d on d.id = p.decision "
            + "where d.account = :account"),
    /** The row is about no account. */
    NOBODY("null");

    private final String owned;

    Anchor(String owned) {
        this.owned = owned;
    }

    /** The values of the column that belong to the account. */
    String owned() {
        return owned;
    }
}
