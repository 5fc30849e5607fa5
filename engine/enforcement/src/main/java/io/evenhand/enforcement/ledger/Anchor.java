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
