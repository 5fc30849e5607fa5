// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.caseload;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.AssessmentId;
import io.evenhand.contract.verdict.Verdict;
import io.evenhand.enforcement.ledger.Books;
import io.evenhand.enforcement.ledger.CaseEventKind;
import io.evenhand.enforcement.ledger.CaseId;
import io.evenhand.enforcement.ledger.CaseState;
import io.evenhand.enforcement.ledger.Ledger;
import io.evenhand.enforcement.ledger.ReviewerBook.Innocent;
import io.evenhand.enforcement.ledger.ReviewerBook.Waiting;
import io.evenhand.enforcement.ledger.VerdictRow;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Mixes cases into the queue whose answer is known: the evidence of people whose measure an appeal overturned, under a name
 * that is nobody's. They look like any other, end with the reader's own view, and tell how often readers find guilt where
 * there is none. Nothing can follow from them; the database refuses it, and the person whose evidence it was is not touched.
 */
public final class KnownCases {
    /** One of so many cases that wait is one of these. */
    static final int ONE_IN = 20;

    /** With fewer than this a reader would guess which one it is. */
    static final int QUEUE_MIN = 10;

    private static final int NAMES_TRIED = 50;

    private final Ledger ledger;
    private final RandomGenerator random;
    private final Clock clock;

    public KnownCases(Ledger ledger, RandomGenerator random, Clock clock) {
        this.ledger = ledger;
        this.random = random;
        this.clock = clock;
    }

    /** Brings the queue up to its share of such cases, as far as there are people whose innocence is known. */
    public void mix() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        ledger.run(books -> {
            Waiting waiting = books.reviewers().waiting();
            long missing = wanted(waiting.cases() - waiting.known()) - waiting.known();
            if (missing > 0) {
                books.reviewers().innocent((int) missing).forEach(each -> copy(books, each, now));
            }
        });
    }

    /** How many there should be beside so many ordinary cases. */
    static long wanted(long ordinary) {
        return ordinary < QUEUE_MIN ? 0 : Math.max(1, ordinary / ONE_IN);
    }

    private void copy(Books books, Innocent innocent, Instant now) {
        VerdictRow row = books.accounts().verdict(innocent.account(), innocent.assessment());
        AccountId name = row == null ? null : freeName(books, innocent.account());
        if (row == null || name == null) {
            return;
        }
        Assessment before = row.assessment();
        Assessment assessment = new Assessment(
                new AssessmentId("as-" + Long.toUnsignedString(random.nextLong(), 36)),
                name,
                now,
                before.model(),
                before.score(),
                before.enough(),
                before.families(),
                before.atoms(),
                before.gates(),
                before.completeness());
        Verdict verdict = verdict(row.verdict(), assessment);
        books.reviewers().copy(assessment, verdict, now);
        CaseId id = books.cases().open(verdict, CaseState.OPEN, now);
        books.cases().event(id, CaseEventKind.OPENED_BY_RULES, null, null, now);
        books.reviewers().known(id, name, innocent.account(), now);
    }

    /** What the rules said then; nothing that was withheld, and no appeal that would tell. */
    private static Verdict verdict(Verdict before, Assessment assessment) {
        return new Verdict(
                assessment.account(),
                assessment.asOf(),
                before.outcome(),
                before.measure(),
                before.reasons(),
                before.counterEvidence(),
                before.fired(),
                List.of(),
                before.ruleset(),
                before.degraded(),
                assessment.id());
    }

    private @Nullable AccountId freeName(Books books, AccountId like) {
        for (int attempt = 0; attempt < NAMES_TRIED; attempt++) {
            AccountId name = nameLike(like.value(), random);
            if (!name.equals(like) && !books.reviewers().isAccount(name)) {
                return name;
            }
        }
        return null;
    }

    /** A name of the same shape: what comes before the first digit or sign stays, all else is drawn anew by its kind. */
    static AccountId nameLike(String name, RandomGenerator random) {
        int kept = 0;
        while (kept < name.length() && Character.isLetter(name.charAt(kept))) {
            kept++;
        }
        // a name of letters alone has no part that many names share
        int prefix = kept == name.length() ? 0 : kept;
        StringBuilder drawn = new StringBuilder(name.substring(0, prefix));
        boolean hexadecimal = name.substring(prefix).matches("[0-9a-f._-]*[0-9][0-9a-f._-]*");
        for (int at = prefix; at < name.length(); at++) {
            drawn.append(drawn(name.charAt(at), hexadecimal, random));
        }
        return new AccountId(drawn.toString());
    }

    private static char drawn(char like, boolean hexadecimal, RandomGenerator random) {
        if (like >= '0' && like <= '9') {
            return (char) ('0' + random.nextInt(10));
        }
        if (like >= 'a' && like <= 'z') {
            return (char) ('a' + random.nextInt(hexadecimal ? 6 : 26));
        }
        if (like >= 'A' && like <= 'Z') {
            return (char) ('A' + random.nextInt(26));
        }
        return like;
    }
}
