// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.flow;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.decision.Intervention;
import io.evenhand.contract.decision.InterventionType;
import io.evenhand.contract.event.DeadLetterReason;
import io.evenhand.contract.event.Event;
import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.json.EventReader;
import io.evenhand.contract.json.EventWriter;
import io.evenhand.scoring.history.Calendar;
import io.evenhand.scoring.history.Conduct;
import io.evenhand.scoring.link.LinkFact;
import io.evenhand.scoring.model.Account;
import io.evenhand.scoring.model.Scorecard;
import io.evenhand.scoring.model.Scorer;
import java.io.IOException;
import java.time.Instant;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Flink's shell of {@link Account}: events wait until the week's end has certainly passed, then are folded in the order in
 * which they happened; so the order in which they arrived, and how often, leaves no trace.
 */
final class AccountProcess extends WeeklyProcess<AccountInput, Assessment> {
    private static final long serialVersionUID = 1L;

    private final String run;
    private final Scorecard card;

    @SuppressWarnings("NullAway.Init") // Flink calls open before anything else
    private transient ValueState<AccountClock> clocks;

    @SuppressWarnings("NullAway.Init")
    private transient Backlog backlog;

    @SuppressWarnings("NullAway.Init")
    private transient ListState<LinkFact> told;

    @SuppressWarnings("NullAway.Init")
    private transient ValueState<Account> accounts;

    @SuppressWarnings("NullAway.Init")
    private transient Scorer scorer;

    @SuppressWarnings("NullAway.Init")
    private transient Tally tally;

    private transient @Nullable TallyGauges gauges;

    AccountProcess(String run, Scorecard card) {
        this.run = run;
        this.card = card;
    }

    @Override
    public void open(OpenContext context) throws Exception {
        super.open(context);
        clocks = getRuntimeContext().getState(new ValueStateDescriptor<>("clock", FormInfo.of(Form.ACCOUNT_CLOCK)));
        told = getRuntimeContext().getListState(new ListStateDescriptor<>("told", FormInfo.of(Form.LINK_FACT)));
        accounts = getRuntimeContext().getState(new ValueStateDescriptor<>("account", FormInfo.of(Form.ACCOUNT)));
        tally = Tally.of(run);
        backlog = new Backlog(
                getRuntimeContext().getListState(new ListStateDescriptor<>("waiting", FormInfo.of(Form.PARCEL))),
                getRuntimeContext().getMapState(new MapStateDescriptor<>("halvings", Types.LONG, Types.INT)),
                tally);
        scorer = new Scorer(card, failed -> tally.failedSignals.increment());
        TallyGauges shown = new TallyGauges(tally);
        shown.open(getRuntimeContext().getMetricGroup());
        gauges = shown;
    }

    @Override
    public void close() {
        TallyGauges shown = gauges;
        if (shown != null) {
            shown.close();
        }
    }

    @Override
    void passed(long watermark) {
        super.passed(watermark);
        if (watermark != Long.MIN_VALUE) {
            tally.watermark.set(watermark);
        }
    }

    @Override
    public void processElement(AccountInput input, Context context, Collector<Assessment> out) throws Exception {
        if (input instanceof AccountInput.Happened it) {
            happened(it, context);
        } else if (input instanceof AccountInput.Learnt it) {
            learnt(it.fact(), context);
        } else if (input instanceof AccountInput.Decided it) {
            decided(it.intervention(), context, out);
        }
    }

    private void happened(AccountInput.Happened it, Context context) throws Exception {
        AccountClock clock = clock();
        long at = it.parcel().millis();
        if (clock.isErased(at)) {
            return;
        }
        if (clock.isOver(at)) {
            late(it.conduct(), context);
            return;
        }
        backlog.add(context.getCurrentKey(), it.parcel());
        wakeAt(Calendar.boundaryAfter(at), clock, context);
    }

    /** What was learnt waits for the evaluation, except that somebody is gone: whoever is erased is forgotten at once. */
    private void learnt(LinkFact fact, Context context) throws Exception {
        told.add(fact);
        if (fact instanceof LinkFact.Gone) {
            accounts.update(account());
        } else {
            wakeAt(boundaryAfter(fact.lastMoment()), clock(), context);
        }
    }

    private void decided(Intervention intervention, Context context, Collector<Assessment> out) throws Exception {
        AccountClock clock = clock();
        Account account = account();
        tell(account.hear(intervention, scorer), out);
        accounts.update(account);
        if (intervention.type() == InterventionType.ACCOUNT_ERASED) {
            backlog.countRepeats(intervention.account());
            backlog.clear();
            wakeAt(
                    boundaryAfter(intervention.at().toEpochMilli()),
                    clock.erased(intervention.at().toEpochMilli()),
                    context);
        }
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Assessment> out) throws Exception {
        long boundary = timestamp + 1;
        AccountClock clock = clocks.value();
        if (clock == null || clock.alarm() != boundary) {
            return;
        }
        AccountId id = new AccountId(context.getCurrentKey());
        if (isCutOff(boundary)) {
            backlog.countRepeats(id);
            return;
        }
        Account account = account();
        Waiting taken = backlog.take(id, boundary);
        if (account.isTombstone(boundary) && taken.isEmpty()) {
            accounts.clear();
            clocks.clear();
            return;
        }
        tell(account.evaluate(id, taken.week(), boundary, scorer), out);
        accounts.update(account);
        AccountClock evaluated = clock.evaluated(boundary);
        long next = taken.rest().isEmpty() ? account.wakesAt(scorer) : boundary + Calendar.WEEK;
        if (next == Long.MAX_VALUE) {
            clocks.update(evaluated);
        } else {
            wakeAt(next, evaluated, context);
        }
    }

    /** The first boundary after a time that is still to come. */
    private long boundaryAfter(long at) {
        return Calendar.boundaryAfter(notBefore(at));
    }

    /** Wakes at a boundary, unless it wakes earlier anyway. */
    private void wakeAt(long boundary, AccountClock clock, Context context) throws IOException {
        if (boundary < clock.alarm()) {
            clocks.update(clock.wakingAt(boundary));
            context.timerService().registerEventTimeTimer(boundary - 1);
        }
    }

    private void tell(@Nullable Assessment assessment, Collector<Assessment> out) {
        if (assessment != null) {
            tally.assessments.increment();
            out.collect(assessment);
        }
    }

    private AccountClock clock() throws IOException {
        AccountClock known = clocks.value();
        if (known != null) {
            return known;
        }
        tally.accounts.increment();
        clocks.update(AccountClock.NEW);
        return AccountClock.NEW;
    }

    /** The account with all that it was told since it was asked for last. */
    private Account account() throws Exception {
        Account known = accounts.value();
        Account account = known == null ? new Account() : known;
        for (LinkFact fact : told.get()) {
            account.learn(fact);
        }
        told.clear();
        return account;
    }

    /** Possible only where a partition of the source was idle so long that the others' time passed without it. */
    private void late(Conduct conduct, Context context) {
        byte[] line = EventWriter.bytes(new Event(conduct.id(), conduct.at(), conduct.account(), null, conduct.body()));
        Instant now = Instant.ofEpochMilli(context.timerService().currentProcessingTime());
        tally.deadLetters(DeadLetterReason.LATE).increment();
        context.output(Ingest.DEAD_LETTERS, EventReader.letter(DeadLetterReason.LATE, "at", line, now));
    }
}
