// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.privacy;

import io.evenhand.contract.decision.Intervention;
import io.evenhand.contract.decision.InterventionType;
import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.EventId;
import io.evenhand.enforcement.identity.StaffMember;
import io.evenhand.enforcement.ledger.Books;
import io.evenhand.enforcement.ledger.EdgeRow;
import io.evenhand.enforcement.ledger.ErasureRow;
import io.evenhand.enforcement.ledger.HoldRow;
import io.evenhand.enforcement.ledger.Ledger;
import io.evenhand.enforcement.ledger.Slice;
import io.evenhand.enforcement.privacy.catalogue.Catalogue;
import io.evenhand.enforcement.privacy.catalogue.DataStore;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Erases an account everywhere: scoring is told at once and the log buried, the ledger follows as soon as nothing holds it,
 * then the feed's files and the edges, and last the account's name in the erasure itself. What was done before a crash is
 * not done again.
 */
public final class Erasure {
    private static final Logger LOG = LoggerFactory.getLogger(Erasure.class);
    private static final int RECEIPT_BYTES = 16;

    private final Ledger ledger;
    private final LogForgetter log;
    private final FeedForgetter feed;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    public Erasure(Ledger ledger, LogForgetter log, FeedForgetter feed, Clock clock) {
        this.ledger = ledger;
        this.log = log;
        this.feed = feed;
        this.clock = clock;
    }

    /**
     * Asks for an account to be erased. Asked twice it is one erasure.
     *
     * @param by who asks: a member of staff, {@code operator} or {@code account holder}
     */
    public Receipt ask(AccountId account, String by) {
        Instant now = clock.instant();
        String fresh = "er-" + HexFormat.of().formatHex(bytes());
        String receipt = ledger.inTransaction(books -> {
            books.accounts().lock(account);
            if (!books.erasures().open(fresh, account, by, now)) {
                return known(books, account).receipt();
            }
            books.outbox().post(Intervention.about(InterventionType.ACCOUNT_ERASED, new EventId(fresh), now, account));
            books.erasures().rowsGone(fresh, books.erasures().forgetUnneeded(account));
            books.audit().append(now, by, "erasure.asked", "erasure:" + fresh, "");
            return fresh;
        });
        advance();
        return receipt(receipt);
    }

    /** How far a receipt's erasure is; an unknown receipt is an exception. */
    public Receipt receipt(String receipt) {
        Instant now = clock.instant();
        return ledger.inTransaction(books -> {
            ErasureRow row = books.erasures().find(receipt);
            if (row == null) {
                throw new IllegalArgumentException("there is no such receipt");
            }
            AccountId account = row.account();
            boolean sent = account == null || !books.erasures().isUntold(account);
            List<HoldRow> holds = account == null || row.ledgerAt() != null
                    ? List.of()
                    : books.erasures().holds(account, now);
            return new Receipt(receipt, row.askedAt(), holds, steps(row, holds, sent), row.rowsGone(), row.doneAt());
        });
    }

    /** The receipts of all that are not done, oldest first. */
    public List<Receipt> underWay() {
        return ledger.inTransaction(books -> books.erasures().underWay()).stream()
                .map(row -> receipt(row.receipt()))
                .toList();
    }

    /** Takes every erasure as far as it will go now; one that cannot go on keeps none of the others waiting. */
    public void advance() {
        for (ErasureRow row : ledger.inTransaction(books -> books.erasures().underWay())) {
            AccountId account = row.account();
            if (account != null) {
                try {
                    advance(row, account);
                } catch (RuntimeException e) {
                    LOG.warn("erasure {} could not go on and will be tried again: {}", row.receipt(), e.toString());
                }
            }
        }
    }

    /** Keeps an account's data from being erased, for a legal claim or an authority's order. */
    public long hold(AccountId account, String reason, Instant until, StaffMember by) {
        requireRole(by);
        Instant now = clock.instant();
        return ledger.inTransaction(books -> {
            long id = books.erasures().hold(account, reason, by.name(), now, until);
            books.audit().append(now, by.name(), "hold.placed", "hold:" + id, "until " + until);
            return id;
        });
    }

    /** Whether there is such a hold, ended or not. */
    public boolean isHold(long hold) {
        return ledger.inTransaction(books -> books.erasures().isHold(hold));
    }

    /** Ends a hold early; false if it had ended. */
    public boolean release(long hold, StaffMember by) {
        requireRole(by);
        Instant now = clock.instant();
        boolean released = ledger.inTransaction(books -> {
            boolean ended = books.erasures().release(hold, by.name(), now);
            if (ended) {
                books.audit().append(now, by.name(), "hold.released", "hold:" + hold, "");
            }
            return ended;
        });
        advance();
        return released;
    }

    private void advance(ErasureRow row, AccountId account) {
        Instant now = clock.instant();
        boolean logClean = row.logAt() != null || cleanLog(row, account, now);
        boolean ledgerClean = row.ledgerAt() != null || cleanLedger(row, account, now);
        if (!logClean
                || !ledgerClean
                || ledger.inTransaction(books -> books.erasures().isOutboxPending(account))) {
            return;
        }
        Long rev = row.feedRev();
        if (rev == null) {
            long written = feed.forget();
            if (written == FeedForgetter.NOT_NOW) {
                return;
            }
            ledger.run(books -> books.erasures().feedDone(row.receipt(), written));
            rev = written;
        }
        finish(row, account, rev, now);
    }

    /** Not before the log was told: what is written before that says that the account is there. */
    private boolean cleanLog(ErasureRow row, AccountId account, Instant now) {
        if (ledger.inTransaction(books -> books.erasures().isUntold(account))) {
            return false;
        }
        LogForgetter.Forgotten forgotten = log.forget(account, row.askedAt());
        if (forgotten.done()) {
            ledger.run(books -> books.erasures().logDone(row.receipt(), forgotten.until(), now));
        }
        return forgotten.done();
    }

    private boolean cleanLedger(ErasureRow row, AccountId account, Instant now) {
        return ledger.inTransaction(books -> {
            ErasureRow fresh = books.erasures().lock(row.receipt());
            if (fresh == null || fresh.ledgerAt() != null) {
                return true; // somebody else advanced it meanwhile
            }
            books.accounts().lock(account);
            if (!books.erasures().holds(account, now).isEmpty()) {
                return false;
            }
            int rows = books.erasures().forget(account, slices());
            books.erasures().ledgerDone(row.receipt(), rows, now);
            books.outbox().postFeed(account, now);
            books.audit().append(now, "erasure", "erasure.ledger", "erasure:" + row.receipt(), rows + " rows");
            return true;
        });
    }

    private void finish(ErasureRow row, AccountId account, long rev, Instant now) {
        ledger.run(books -> {
            ErasureRow fresh = books.erasures().lock(row.receipt());
            if (fresh == null || fresh.doneAt() != null) {
                return; // somebody else advanced it meanwhile
            }
            List<EdgeRow> connected =
                    books.feed().edges().stream().filter(EdgeRow::connected).toList();
            if (connected.stream().allMatch(edge -> edge.ackedRev() >= rev)) {
                books.erasures().done(row.receipt(), account, connected.size(), now);
                books.audit().append(now, "erasure", "erasure.done", "erasure:" + row.receipt(), "");
            }
        });
    }

    private static List<Receipt.Step> steps(ErasureRow row, List<HoldRow> holds, boolean sent) {
        List<Receipt.Step> steps = new ArrayList<>();
        steps.add(new Receipt.Step(
                "scoring",
                row.logAt() != null,
                row.logAt() != null
                        ? "scoring has read it; until its week is over it keeps that time, and nothing else"
                        : sent ? "was told and has not confirmed yet" : "is being told",
                null));
        steps.add(log(row));
        steps.add(new Receipt.Step(
                "the ledger",
                row.ledgerAt() != null,
                holds.isEmpty() ? row.rowsGone() + " rows are gone" : "part of it waits, see the holds",
                null));
        Long rev = row.feedRev();
        steps.add(
                new Receipt.Step("the feed", rev != null, rev == null ? "waits" : "clean from revision " + rev, null));
        Integer edges = row.edges();
        steps.add(new Receipt.Step(
                "the edges",
                edges != null,
                edges == null ? "wait to confirm" : edges + " confirmed that revision",
                null));
        return steps;
    }

    private static Receipt.Step log(ErasureRow row) {
        if (row.logAt() == null) {
            return new Receipt.Step("the log", false, "readers are not past it yet", null);
        }
        String words = row.linesUntil() == null
                ? "nothing from before is read any more, but this log keeps its lines for ever: ask the operator"
                : "nothing from before is read any more; the last line is deleted with its day";
        return new Receipt.Step("the log", true, words, row.linesUntil());
    }

    private static ErasureRow known(Books books, AccountId account) {
        @Nullable ErasureRow row = books.erasures().underWay(account);
        if (row == null) {
            throw new IllegalStateException("an erasure that was under way is not there");
        }
        return row;
    }

    private static List<Slice> slices() {
        return Catalogue.personalTables().stream().map(DataStore::slice).toList();
    }

    private static void requireRole(StaffMember by) {
        if (!by.role().decidesCases() && !by.role().seesAccess()) {
            throw new IllegalArgumentException("this role does not hold back an erasure");
        }
    }

    private byte[] bytes() {
        byte[] bytes = new byte[RECEIPT_BYTES];
        random.nextBytes(bytes);
        return bytes;
    }
}
