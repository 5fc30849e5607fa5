// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.caseload;

import io.evenhand.enforcement.identity.Role;
import io.evenhand.enforcement.identity.StaffMember;
import io.evenhand.enforcement.ledger.Ledger;
import io.evenhand.enforcement.ledger.ReviewerBook.Work;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How reviewers read: shown to the person it is about, at once and by nobody else's leave. Leads and the data protection
 * officer see sums over everybody only, only if that is enough people to hide one, and only a week later.
 */
public final class Workload {
    /** What is looked back on. */
    public static final Duration BACK = Duration.ofDays(90);

    /** The person it is about sees it so much earlier than anybody else. */
    public static final Duration FIRST = Duration.ofDays(7);

    /** Sums are over at least so many people. */
    public static final int PEOPLE_MIN = 3;

    private final Ledger ledger;
    private final Clock clock;

    public Workload(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /** One's own work until now. */
    public Work own(StaffMember by) {
        Instant now = clock.instant();
        return ledger.inTransaction(books -> books.reviewers().work(by.name(), now.minus(BACK), now.plusMillis(1)));
    }

    /** Everybody's together until a week ago; null if it is too few people or not for this reader. */
    public @Nullable Work together(StaffMember by) {
        if (!seesTogether(by.role())) {
            return null;
        }
        Instant until = clock.instant().minus(FIRST);
        Work work = ledger.inTransaction(books -> books.reviewers().work(null, until.minus(BACK), until));
        return work.people() < PEOPLE_MIN ? null : work;
    }

    public static boolean seesTogether(Role role) {
        return role == Role.LEAD || role.seesAccess();
    }
}
