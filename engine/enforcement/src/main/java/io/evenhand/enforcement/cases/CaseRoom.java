// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.cases;

import io.evenhand.enforcement.cases.Dossier.Earlier;
import io.evenhand.enforcement.cases.Dossier.Item;
import io.evenhand.enforcement.cases.Dossier.Said;
import io.evenhand.enforcement.identity.StaffMember;
import io.evenhand.enforcement.ledger.AppealRow;
import io.evenhand.enforcement.ledger.BatchRow;
import io.evenhand.enforcement.ledger.Books;
import io.evenhand.enforcement.ledger.CaseEvent;
import io.evenhand.enforcement.ledger.CaseId;
import io.evenhand.enforcement.ledger.CaseRow;
import io.evenhand.enforcement.ledger.CaseState;
import io.evenhand.enforcement.ledger.ClaimBook.Claim;
import io.evenhand.enforcement.ledger.DecisionRow;
import io.evenhand.enforcement.ledger.EvidenceBook.Check;
import io.evenhand.enforcement.ledger.Grounds;
import io.evenhand.enforcement.ledger.Ledger;
import io.evenhand.enforcement.ledger.Worded;
import io.evenhand.enforcement.notice.NoticeLinks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where one person at a time works on a case and forms their own view before anybody's points are shown to them. */
public final class CaseRoom {
    /** How long a claim lasts after the last act. */
    public static final Duration CLAIM = Duration.ofMinutes(30);

    private final Ledger ledger;
    private final Files files;
    private final NoticeLinks links;
    private final Clock clock;

    public CaseRoom(Ledger ledger, NoticeLinks links, Clock clock) {
        this.ledger = ledger;
        this.files = new Files(links);
        this.links = links;
        this.clock = clock;
    }

    /** Why a view was not taken. */
    public enum Why {
        NOT_FOUND,
        ROLE,
        FILE_NOT_OPENED,
        TEXT_TOO_SHORT,
        /** Somebody else works on the case. */
        CLAIMED,
        /** The person has a view already; it is never rewritten. */
        STATE
    }

    /** The case as this person reads it, or null; that they opened it is remembered by {@link CaseDesk#file}. */
    public @Nullable Dossier dossier(CaseId id, StaffMember reader) {
        Instant now = now();
        return ledger.<@Nullable Dossier>inTransaction(books -> {
            CaseRow row = books.cases().find(id);
            return row == null ? null : dossier(books, row, reader, now);
        });
    }

    private Dossier dossier(Books books, CaseRow row, StaffMember reader, Instant now) {
        List<CaseEvent> events = books.cases().events(row.id());
        List<OwnView> views =
                events.stream().map(OwnView::of).filter(Objects::nonNull).toList();
        OwnView own = views.stream()
                .filter(view -> view.staff().equals(reader.name()))
                .findFirst()
                .orElse(null);
        List<DecisionRow> decisions = books.decisions().of(row.account(), now);
        return new Dossier(
                files.caseFile(books, row, now),
                said(books, row, decisions),
                items(books, row),
                events.stream()
                        .filter(event -> !event.kind().concludes())
                        .map(Files::history)
                        .toList(),
                decisions.stream().map(each -> earlier(books, each, now)).toList(),
                books.proposals().live(row.id()),
                own,
                own == null
                        ? List.of()
                        : views.stream()
                                .filter(view -> !view.staff().equals(reader.name()))
                                .toList(),
                books.claims().find(row.id(), now),
                own != null && books.reviewers().isKnown(row.id()));
    }

    private static List<Said> said(Books books, CaseRow row, List<DecisionRow> decisions) {
        List<Said> said = new ArrayList<>();
        books.cases().of(row.account()).stream()
                .flatMap(each -> books.proposals().answers(each.id()).stream())
                .map(answer -> new Said(answer.at(), false, answer.words()))
                .forEach(said::add);
        for (DecisionRow decision : decisions) {
            AppealRow appeal = books.appeals().against(decision.decision().id());
            if (appeal != null) {
                said.add(new Said(appeal.filedAt(), true, appeal.statement()));
            }
        }
        said.sort(Comparator.comparing(Said::at));
        return said;
    }

    private static List<Item> items(Books books, CaseRow row) {
        List<Check> checks = books.evidence().checks(row.id());
        return books.evidence().of(row.id()).stream()
                .map(item -> new Item(
                        item,
                        checks.stream()
                                .filter(check -> check.evidence().equals(item.id()))
                                .map(Check::staff)
                                .toList(),
                        books.annexes().find(item.id())))
                .toList();
    }

    private Earlier earlier(Books books, DecisionRow row, Instant now) {
        Grounds grounds = books.decisions().grounds(row.decision().id());
        AppealRow appeal = books.appeals().against(row.decision().id());
        return new Earlier(
                new DecisionLine(
                        row.decision(), row.state(), row.isInForce(now), row.withheld(), links.link(row.decision())),
                grounds.clause(),
                grounds.terms(),
                appeal == null ? null : appeal.outcome());
    }

    /** Writes down a person's own view; null if it was taken, otherwise why not. */
    public @Nullable Why view(CaseId id, StaffMember by, OwnView.Finding finding, String words) {
        Instant now = now();
        return ledger.<@Nullable Why>inTransaction(books -> {
            CaseRow known = books.cases().find(id);
            if (known == null) {
                return Why.NOT_FOUND;
            }
            books.accounts().lock(known.account());
            Why refusal = refusal(books, id, by, words, now);
            if (refusal == null) {
                books.cases().event(id, finding.kind(), by.name(), words.strip(), now);
                books.audit()
                        .append(
                                now,
                                by.name(),
                                "case.view",
                                "case:" + id,
                                Worded.detail(finding.name(), words.strip()));
                if (known.isLive() && books.reviewers().isKnown(id)) {
                    end(books, id, by, finding, now);
                }
            }
            return refusal;
        });
    }

    /** A case whose answer is known ends with the view: that is all it was there for. */
    private static void end(Books books, CaseId id, StaffMember by, OwnView.Finding finding, Instant now) {
        books.reviewers().answered(by.name(), finding.name(), now);
        books.cases().move(id, CaseState.CLOSED, null, null, now);
        books.claims().release(id, by.name());
        books.batches().decided(id, by.name(), BatchRow.Act.KNOWN, null, now);
    }

    private static @Nullable Why refusal(Books books, CaseId id, StaffMember by, String words, Instant now) {
        if (!by.role().readsCases()) {
            return Why.ROLE;
        }
        if (!books.cases().hasOpened(id, by.name())) {
            return Why.FILE_NOT_OPENED;
        }
        if (books.cases().hasView(id, by.name())) {
            return Why.STATE;
        }
        if (words.strip().length() < OwnView.LENGTH_MIN) {
            return Why.TEXT_TOO_SHORT;
        }
        books.claims().take(id, by.name(), now.plus(CLAIM), now);
        Claim claim = books.claims().find(id, now);
        return claim == null || claim.staff().equals(by.name()) ? null : Why.CLAIMED;
    }

    /** Whether this person wrote down their own view of a case. */
    public boolean hasView(CaseId id, StaffMember reader) {
        return ledger.inTransaction(books -> books.cases().hasView(id, reader.name()));
    }

    /** Takes a case or goes on with it; returns who works on it now, which is somebody else if they were first. */
    public @Nullable Claim take(CaseId id, StaffMember by) {
        Instant now = now();
        return ledger.<@Nullable Claim>inTransaction(books -> {
            CaseRow row = books.cases().find(id);
            if (row != null && row.isLive() && by.role().readsCases()) {
                books.claims().take(id, by.name(), now.plus(CLAIM), now);
            }
            return books.claims().find(id, now);
        });
    }

    /** Gives a case back. */
    public void release(CaseId id, StaffMember by) {
        ledger.run(books -> books.claims().release(id, by.name()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
