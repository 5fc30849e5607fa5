// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.identity;

/** What a member of staff may do. */
public enum Role {
    ANALYST,
    LEAD,
    ADMIN,
    /** Keeps the machines running; sees counts, decides nothing about anybody. */
    OPERATOR;

    /** Whether people of this role decide about accounts. */
    public boolean decidesCases() {
        return this == ANALYST || this == LEAD;
    }

    /** Whether people of this role may let a revision pass that the fuse held back. */
    public boolean releasesFeed() {
        return this == LEAD || this == ADMIN;
    }
}
