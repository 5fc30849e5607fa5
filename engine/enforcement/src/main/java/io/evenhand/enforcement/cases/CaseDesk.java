// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.cases;

import io.evenhand.contract.decision.Origin;
import io.evenhand.contract.id.AccountId;
import io.evenhand.enforcement.identity.StaffMember;
import io.evenhand.enforcement.ledger.AccountRow;
import io.evenhand.enforcement.ledger.BatchRow;
import io.evenhand.enforcement.ledger.Books;
import io.evenhand.enforcement.ledger.CaseEventKind;
import io.evenhand.enforcement.ledger.CaseId;
import io.evenhand.enforcement.ledger.CaseRow;
import io.evenhand.enforcement.ledger.CaseState;
import io.evenhand.enforcement.ledger.DecisionRow;
import io.evenhand.enforcement.ledger.Ledger;
import io.evenhand.enforcement.ledger.LetterRow;
import io.evenhand.enforcement.ledger.VerdictRow;
import io.evenhand.enforcement.notice.LimitDraft;
import io.evenhand.enforcement.notice.NoticeLinks;
import io.evenhand.enforcement.notice.Provenance;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where people read the evidence about an account and act on it. */
public final class CaseDesk {
    /** The shortest reason that goes with an act, in characters. */
    public static final int REASON_LENGTH_MIN = 10;

    private static final int QUEUE_MAX = 500;

    /** After a person dismissed a case, the same kind of finding opens no new one for so long. */
    private static final Duration QUIET_AFTER_DISMISSAL = Duration.ofDays(30);

    private final Ledger ledger;
    private final Files files;
    private final Clock clock;

    public CaseDesk(Ledger ledger, NoticeLinks links, Clock clock) {
        this.ledger = ledger;
        this.files = new Files(links);
        this.clock = clock;
    }

    /** Cases that wait for a person: proposals that wait for a second one first, then the oldest. */
    public List<CaseSummary> queue() {
        return ledger.inTransaction(books -> books.cases().queue(QUEUE_MAX, clock.instant()).stream()
                .map(CaseSummary::of)
                .toList());
    }

    /** The file of a case, or null; that this person opened it is remembered. */
    public @Nullable CaseFile file(CaseId id, StaffMember reader) {
        Instant now = clock.instant();
        return ledger.<@Nullable CaseFile>inTransaction(books -> {
            CaseRow row = books.cases().find(id);
            if (row == null) {
                return null;
            }
            if (!hasOpened(books, id, reader)) {
                books.cases().event(id, CaseEventKind.READ, reader.name(), null, now);
            }
            if (reader.role().readsCases()) {
                books.clocks().meetResponses(id, now);
            }
            return files.caseFile(books, row, now);
        });
    }

    /** Everything about an account. */
    public AccountFile accountFile(AccountId account) {
        return ledger.inTransaction(books -> files.accountFile(books, account, clock.instant()));
    }

    /** Closes a case without a measure. */
    public Acted dismiss(CaseId id, int version, StaffMember by, String reason) {
        return act(id, version, by, reason, (books, row, now) -> {
            if (!by.role().decidesCases()) {
                return Acted.Why.ROLE;
            }
            if (!row.isLive() || books.proposals().live(id) != null) {
                return Acted.Why.STATE;
            }
            books.cases().move(id, CaseState.CLOSED, null, now.plus(QUIET_AFTER_DISMISSAL), now);
            books.batches().decided(id, by.name(), BatchRow.Act.DISMISSED, null, now);
            return note(books, id, CaseEventKind.DISMISSED, by, reason, now);
        });
    }

    /** Proposes LIMIT; it takes effect when a second person agrees. */
    public Acted proposeLimit(CaseId id, int version, StaffMember by, String reason) {
        return act(id, version, by, reason, (books, row, now) -> {
            if (!by.role().decidesCases()) {
                return Acted.Why.ROLE;
            }
            if (row.state() != CaseState.OPEN
                    || books.proposals().live(id) != null
                    || books.reviewers().isKnown(id)) {
                return Acted.Why.STATE;
            }
            Acted.Why obstacle = obstacle(books, row, now);
            if (obstacle != null) {
                return obstacle;
            }
            books.cases().move(id, CaseState.PROPOSED, by.name(), null, now);
            return note(books, id, CaseEventKind.PROPOSED, by, reason, now);
        });
    }

    /** Agrees with a proposal: the measure takes effect. */
    public Acted agree(CaseId id, int version, StaffMember by, String reason) {
        return act(id, version, by, reason, (books, row, now) -> {
            String proposer = row.proposer();
            if (proposer == null || books.proposals().live(id) != null) {
                return Acted.Why.STATE;
            }
            if (proposer.equals(by.name())) {
                return Acted.Why.SAME_PERSON;
            }
            Acted.Why obstacle = obstacle(books, row, now);
            if (obstacle != null) {
                return obstacle;
            }
            limit(books, row, new Origin.ByPeople(proposer, by.name()), now);
            books.cases().move(id, CaseState.DECIDED, null, null, now);
            return note(books, id, CaseEventKind.AGREED, by, reason, now);
        });
    }

    /** Disagrees with a proposal: the case is open again. */
    public Acted disagree(CaseId id, int version, StaffMember by, String reason) {
        return act(id, version, by, reason, (books, row, now) -> {
            if (row.state() != CaseState.PROPOSED || books.proposals().live(id) != null) {
                return Acted.Why.STATE;
            }
            books.cases().move(id, CaseState.OPEN, null, null, now);
            return note(books, id, CaseEventKind.DISAGREED, by, reason, now);
        });
    }

    /** Adds a note. */
    public Acted note(CaseId id, int version, StaffMember by, String text) {
        return act(id, version, by, text, (books, row, now) -> {
            books.cases().move(id, row.state(), row.proposer(), null, now);
            return note(books, id, CaseEventKind.NOTED, by, text, now);
        });
    }

    /** How things stand, in figures. */
    public Overview overview() {
        Instant now = clock.instant();
        return ledger.inTransaction(books -> {
            var figures = books.accounts().figures();
            return new Overview(
                    figures.accounts(),
                    figures.assessments(),
                    figures.newestAsOf(),
                    figures.outcomes(),
                    books.decisions().standing(now).stream()
                            .filter(row -> row.isInForce(now))
                            .map(files::restriction)
                            .toList(),
                    books.cases().liveCount(),
                    books.appeals().openCount());
        });
    }

    /** What an act does to a case that may be acted on; null if it did it, otherwise why not. */
    private interface Act {
        Acted.@Nullable Why on(Books books, CaseRow row, Instant now);
    }

    private Acted act(CaseId id, int version, StaffMember by, String words, Act act) {
        Instant now = clock.instant();
        return ledger.inTransaction(books -> {
            CaseRow row = locked(books, id);
            Acted.Why refusal = refusal(books, row, version, by, words);
            if (refusal == null && row != null) {
                refusal = act.on(books, row, now);
            }
            return refusal == null ? new Acted.Done(version + 1) : new Acted.Refused(refusal);
        });
    }

    /** The case, read again once nobody else can change it. */
    private static @Nullable CaseRow locked(Books books, CaseId id) {
        CaseRow row = books.cases().find(id);
        if (row == null) {
            return null;
        }
        books.accounts().lock(row.account());
        return books.cases().find(id);
    }

    private static Acted.@Nullable Why refusal(
            Books books, @Nullable CaseRow row, int version, StaffMember by, String words) {
        if (row == null) {
            return Acted.Why.NOT_FOUND;
        }
        if (!by.role().readsCases()) {
            return Acted.Why.ROLE;
        }
        if (words.strip().length() < REASON_LENGTH_MIN) {
            return Acted.Why.TEXT_TOO_SHORT;
        }
        if (row.version() != version) {
            return Acted.Why.OUT_OF_DATE;
        }
        return hasOpened(books, row.id(), by) ? null : Acted.Why.FILE_NOT_OPENED;
    }

    private static boolean hasOpened(Books books, CaseId id, StaffMember reader) {
        return books.cases().hasOpened(id, reader.name());
    }

    /** What keeps anybody from being limited. */
    private static Acted.@Nullable Why obstacle(Books books, CaseRow row, Instant now) {
        AccountRow standing = books.accounts().standing(row.account(), row.assessment(), now);
        if (standing.allowlistedUntil() != null) {
            return Acted.Why.ALLOWLISTED;
        }
        return standing.restricted() ? Acted.Why.ALREADY_RESTRICTED : null;
    }

    private static void limit(Books books, CaseRow row, Origin.ByPeople origin, Instant now) {
        VerdictRow verdict = books.accounts().verdictBehind(row.account(), row.assessment());
        Set<String> participants = new HashSet<>(books.cases().participants(row.id()));
        participants.add(origin.proposer());
        participants.add(origin.approver());
        DecisionRow limit = LimitDraft.of(
                row.id(),
                verdict.assessment(),
                verdict.verdict(),
                origin,
                Provenance.of(books.cases().events(row.id()), origin),
                now);
        books.decisions().enact(limit, participants);
        books.letters()
                .post(
                        LetterRow.Kind.NOTICE_SERVED,
                        row.account(),
                        limit.decision().id(),
                        null,
                        now);
    }

    private static Acted.@Nullable Why note(
            Books books, CaseId id, CaseEventKind kind, StaffMember by, String words, Instant now) {
        books.cases().event(id, kind, by.name(), words.strip(), now);
        books.audit().append(now, by.name(), "case." + kind.name().toLowerCase(Locale.ROOT), "case:" + id, "");
        return null;
    }
}
