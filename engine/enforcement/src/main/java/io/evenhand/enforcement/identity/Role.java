// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.identity;

/** What a member of staff may do. */
public enum Role {
    ANALYST,
    /** Agrees to or refuses what others propose, and begins nothing. */
    SECOND_REVIEWER,
    /** Hears appeals against what others decided, and decides no case. */
    APPEAL_REVIEWER,
    LEAD,
    ADMIN,
    /** Keeps the machines running; sees counts, decides nothing about anybody. */
    OPERATOR,
    /** Writes rules and agrees to other people's; decides nothing about anybody. */
    POLICY_AUTHOR,
    /** The data protection officer: sees who looked at what, decides nothing about anybody. */
    DPO;

    /** Whether people of this role decide about accounts from beginning to end: propose, close, exempt. */
    public boolean decidesCases() {
        return this == ANALYST || this == LEAD;
    }

    /** Whether people of this role read cases, write down their own view, and agree to or refuse what others propose. */
    public boolean readsCases() {
        return decidesCases() || this == SECOND_REVIEWER;
    }

    /** Whether people of this role hear appeals; in a decision that they took part in nobody does. */
    public boolean hearsAppeals() {
        return decidesCases() || this == APPEAL_REVIEWER;
    }

    /** Whether people of this role see what is known about an account. */
    public boolean readsAccounts() {
        return readsCases() || hearsAppeals();
    }

    /** Whether people of this role may let a revision pass that the fuse held back. */
    public boolean releasesFeed() {
        return this == LEAD || this == ADMIN;
    }

    /** Whether people of this role may keep edges at a revision for some hours, and let them go on. */
    public boolean pinsFeed() {
        return keepsPrograms();
    }

    /** Whether people of this role may hand in versions of the rules. */
    public boolean authorsRules() {
        return this == POLICY_AUTHOR || this == LEAD;
    }

    /** Whether people of this role may agree to a version that somebody else wrote, and make it decide. */
    public boolean approvesRules() {
        return this == POLICY_AUTHOR || this == LEAD || this == ADMIN;
    }

    /** Whether people of this role may try a version of the rules on one account, which is a look at that account. */
    public boolean triesRules() {
        return authorsRules() || approvesRules() || decidesCases();
    }

    /** Whether people of this role may release a breaker, and undo what rules did. */
    public boolean answersForRules() {
        return this == LEAD || this == ADMIN;
    }

    /** Whether people of this role say what colleagues are told of, and look after the programs. */
    public boolean keepsPrograms() {
        return this == OPERATOR || this == LEAD || this == ADMIN;
    }

    /** Whether people of this role see who looked at what. */
    public boolean seesAccess() {
        return this == DPO;
    }
}
