// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.model;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.decision.Intervention;
import io.evenhand.contract.event.EventBody.ServerMoved;
import io.evenhand.contract.id.AccountId;
import io.evenhand.scoring.history.AccountHistory;
import io.evenhand.scoring.history.Calendar;
import io.evenhand.scoring.history.Conduct;
import io.evenhand.scoring.history.HistoryCodec;
import io.evenhand.scoring.link.LinkFact;
import io.evenhand.scoring.link.Peers;
import io.evenhand.scoring.signal.Subject;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** All that scoring remembers about one account, and its weekly evaluation. */
public final class Account {
    private static final long NEVER = Long.MIN_VALUE;

    /** An account that shares with too few people is looked at again after so many weeks, to forget what is too old. */
    private static final int RESTING_WEEKS = 4;

    private AccountHistory history = new AccountHistory();
    private Peers peers = new Peers();
    private Rulings rulings = new Rulings();
    private RecentWeeks weeks = RecentWeeks.NONE;
    private MigrationHold hold = MigrationHold.NONE;
    private boolean counted;
    private long evaluatedAt = NEVER;
    private long erasedAt = NEVER;
    private boolean enough;

    /** Adds what a key passed on. */
    public void learn(LinkFact fact) {
        peers.add(fact);
    }

    /** Whether what happened at {@code at} is covered by the erasure of the account. */
    public boolean isErased(long at) {
        return at <= erasedAt;
    }

    /** Whether nothing is left but the time of an erasure, and that of no more use after {@code boundary}. */
    public boolean isTombstone(long boundary) {
        return erasedAt != NEVER && erasedAt < boundary && evaluatedAt == NEVER && isQuiet() && rulings.isEmpty();
    }

    /** Whether the account has nothing that another week could change. */
    public boolean isQuiet() {
        return history.isEmpty() && peers.isEmpty() && !enough;
    }

    /**
     * The boundary at which the account has to be evaluated next if nothing happens before, or the greatest number.
     *
     * <p>Most accounts share with too few people for the gate. Without new events they cannot come nearer to it, so they
     * rest; the weeks in between are counted when they are evaluated again.
     */
    public long wakesAt(Scorer scorer) {
        if (isQuiet()) {
            return Long.MAX_VALUE;
        }
        boolean rests = !enough && !scorer.mayBeEnough(history, evaluatedAt);
        return evaluatedAt + (rests ? RESTING_WEEKS : 1) * Calendar.WEEK;
    }

    /** Weeks at rest were weeks in which the account did not stand out. */
    private void countRest(long boundary) {
        for (long week = evaluatedAt + Calendar.WEEK; weeks.count() > 0 && week < boundary; week += Calendar.WEEK) {
            if (!hold.covers(week)) {
                weeks = weeks.then(false);
            }
        }
    }

    /**
     * Folds one week and evaluates the account at its end.
     *
     * @param week the conduct before the boundary, in {@link Conduct#ORDER}
     * @return the assessment to tell, or null if there was not enough evidence before nor now
     */
    public @Nullable Assessment evaluate(AccountId account, List<Conduct> week, long boundary, Scorer scorer) {
        countRest(boundary);
        week.forEach(history::add);
        week.stream().filter(it -> it.body() instanceof ServerMoved).forEach(it -> hold = hold.moved(it.millis()));
        history.prune(boundary);
        peers.advance(boundary);
        evaluatedAt = boundary;
        if (erasedAt < boundary) {
            erasedAt = NEVER;
        }
        if (!enough && !scorer.mayBeEnough(history, boundary)) {
            countSilence();
            return null;
        }
        Subject subject = subject(account);
        if (!enough && !scorer.isEnough(subject, rulings)) {
            countSilence();
            return null;
        }
        Assessment assessment = score(account, subject, weeks, scorer);
        boolean tell = assessment.enough() || enough;
        enough = assessment.enough();
        if (isQuiet()) {
            weeks = RecentWeeks.NONE;
        }
        return tell ? Scorer.named(assessment) : null;
    }

    /**
     * Takes note of what people decided.
     *
     * @return the last weekly evaluation made again in its light, or null if it changes nothing here or none was made yet
     */
    public @Nullable Assessment hear(Intervention intervention, Scorer scorer) {
        String atom = intervention.atom();
        boolean again =
                switch (intervention.type()) {
                    case REBUTTAL_ACCEPTED -> {
                        rulings.rebut(requireAtom(atom));
                        yield true;
                    }
                    case DATA_RESTRICTED -> {
                        Long until = intervention.until() == null
                                ? null
                                : intervention.until().toEpochMilli();
                        rulings.restrict(requireAtom(atom), until);
                        yield true;
                    }
                    case DATA_RELEASED -> {
                        rulings.release(requireAtom(atom));
                        yield false;
                    }
                    case EVIDENCE_VERIFIED -> true;
                    case ACCOUNT_ERASED -> {
                        erase(intervention.at().toEpochMilli());
                        yield false;
                    }
                    case HOLD_MIGRATION -> {
                        hold = hold.ordered(
                                intervention.at().toEpochMilli(),
                                Objects.requireNonNull(intervention.until()).toEpochMilli());
                        yield false;
                    }
                    // a sanction speaks about other accounts only, which hear of it from the viewers and servers
                    // they share; withdrawn evidence changes what is done, not what the account did
                    case SANCTION_CONFIRMED, SANCTION_OVERTURNED, EVIDENCE_WITHDRAWN -> false;
                };
        if (!again || evaluatedAt == NEVER) {
            return null;
        }
        Assessment assessment = score(
                intervention.account(),
                subject(intervention.account()),
                counted ? weeks.withoutLatest() : weeks,
                scorer);
        enough = assessment.enough();
        return Scorer.named(assessment);
    }

    /** A week in which nothing could be said of the account is one in which it did not stand out. */
    private void countSilence() {
        counted = !hold.covers(evaluatedAt);
        weeks = isQuiet() ? RecentWeeks.NONE : counted ? weeks.then(false) : weeks;
    }

    private Assessment score(AccountId account, Subject subject, RecentWeeks before, Scorer scorer) {
        counted = !hold.covers(evaluatedAt);
        Scorer.Scored scored = scorer.score(account, subject, rulings, before, counted);
        weeks = scored.weeks();
        return scored.assessment();
    }

    private Subject subject(AccountId account) {
        return Subject.of(account.value(), history, peers, evaluatedAt);
    }

    /** Only the time of the erasure stays, so that a repeated or late event does not bring the account back. */
    private void erase(long at) {
        history = new AccountHistory();
        peers = new Peers();
        rulings = new Rulings();
        weeks = RecentWeeks.NONE;
        hold = MigrationHold.NONE;
        counted = false;
        evaluatedAt = NEVER;
        enough = false;
        erasedAt = Math.max(erasedAt, at);
    }

    private static String requireAtom(@Nullable String atom) {
        if (atom == null) {
            throw new IllegalArgumentException("missing atom");
        }
        return atom;
    }

    public void write(DataOutput out) throws IOException {
        HistoryCodec.write(history, out);
        peers.write(out);
        rulings.write(out);
        out.writeInt(weeks.bits());
        out.writeInt(weeks.count());
        hold.write(out);
        out.writeBoolean(counted);
        out.writeLong(evaluatedAt);
        out.writeLong(erasedAt);
        out.writeBoolean(enough);
    }

    public static Account read(DataInput in) throws IOException {
        Account account = new Account();
        account.history = HistoryCodec.read(in);
        account.peers = Peers.read(in);
        account.rulings = Rulings.read(in);
        account.weeks = new RecentWeeks(in.readInt(), in.readInt());
        account.hold = MigrationHold.read(in);
        account.counted = in.readBoolean();
        account.evaluatedAt = in.readLong();
        account.erasedAt = in.readLong();
        account.enough = in.readBoolean();
        return account;
    }
}
