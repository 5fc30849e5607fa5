// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * In which way programs read the rules when they wrote something down ({@link io.evenhand.rules.ruleset.Semantics}). The
 * database writes the number itself: it is the session's.
 */
public final class SemanticsBook {
    private final Handle handle;

    SemanticsBook(Handle handle) {
        this.handle = handle;
    }

    /** The number of a report, or null if there is none such. */
    public @Nullable Integer ofReport(long report) {
        return handle.createQuery("select semantics from ruleset_reports where id = :id")
                .bind("id", report)
                .mapTo(Integer.class)
                .findOne()
                .orElse(null);
    }

    /** The number of the newest approval of a version, or null if nobody approved it. */
    public @Nullable Integer ofApproval(String ruleset) {
        return handle.createQuery(
                        "select semantics from ruleset_approvals where ruleset = :ruleset order by id desc limit 1")
                .bind("ruleset", ruleset)
                .mapTo(Integer.class)
                .findOne()
                .orElse(null);
    }

    /** The number under which a version began to do something, or null if there is no such term. */
    public @Nullable Integer ofTerm(long term) {
        return handle.createQuery("select semantics from ruleset_terms where id = :id")
                .bind("id", term)
                .mapTo(Integer.class)
                .findOne()
                .orElse(null);
    }

    /** The number of the newest result of a version on worked cases, or null if nobody ran any. */
    public @Nullable Integer ofCases(String ruleset) {
        return handle.createQuery(
                        "select semantics from ruleset_cases where ruleset = :ruleset order by id desc limit 1")
                .bind("ruleset", ruleset)
                .mapTo(Integer.class)
                .findOne()
                .orElse(null);
    }
}
