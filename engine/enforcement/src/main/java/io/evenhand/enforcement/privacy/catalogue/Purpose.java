// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.privacy.catalogue;

/** What data is kept for, and the article of the GDPR that allows it. */
public enum Purpose {
    ABUSE_PREVENTION("to find accounts that sell access", "legitimate interests, GDPR Art. 6(1)(f)", true),
    DUE_PROCESS("to give reasons, hear appeals and undo mistakes", "legal obligation, GDPR Art. 6(1)(c)", false),
    ACCOUNTABILITY("to be able to show what was done and why", "legal obligation, GDPR Art. 6(1)(c)", false),
    RIGHTS("to answer requests about personal data", "legal obligation, GDPR Art. 6(1)(c)", false),
    MESSAGES("to tell people about measures and appeals", "legal obligation, GDPR Art. 6(1)(c)", false),
    OWNERSHIP("to confirm who owns a server", "legitimate interests, GDPR Art. 6(1)(f)", true),
    PAGE_USE("to make these pages better, if you agree", "consent, GDPR Art. 6(1)(a)", false),
    OPERATION("to keep the programs running", "legitimate interests, GDPR Art. 6(1)(f)", false);

    private final String words;
    private final String basis;
    private final boolean objection;

    Purpose(String words, String basis, boolean objection) {
        this.words = words;
        this.basis = basis;
        this.objection = objection;
    }

    public String words() {
        return words;
    }

    public String basis() {
        return basis;
    }

    /** Whether a person can object to it (GDPR Art. 21). */
    public boolean allowsObjection() {
        return objection;
    }
}
