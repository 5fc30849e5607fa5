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
import io.evenhand.scoring.model.Account;
import io.evenhand.scoring.model.Scorecard;
import io.evenhand.scoring.model.Scorer;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Flink's shell of {@link Account}: events wait until the week's end has certainly passed, then are folded in the order in
 * which they happened; so the order in which they arrived, and how often, leaves no trace.
 */
final class AccountProcess extends KeyedProcessFunction<String, AccountInput, Assessment> implements Weekly {
    private static final long serialVersionUID = 1L;

    private final String run;
    private final Scorecard card;
    private transient long horizon = Long.MAX_VALUE;

    @SuppressWarnings("NullAway.Init") // Flink calls open before anything else
    private transient ValueState<Account> accounts;

    @SuppressWarnings("NullAway.Init")
    private transient MapState<String, Conduct> waiting;

    @SuppressWarnings("NullAway.Init")
    private transient ValueState<Long> alarm;

    @SuppressWarnings("NullAway.Init")
    private transient Scorer scorer;

    @SuppressWarnings("NullAway.Init")
    private transient Tally tally;

    AccountProcess(String run, Scorecard card) {
        this.run = run;
        this.card = card;
    }

    @Override
    public void open(OpenContext context) {
        accounts = getRuntimeContext().getState(new ValueStateDescriptor<>("account", FormInfo.of(Form.ACCOUNT)));
        waiting = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("waiting", Types.STRING, FormInfo.of(Form.CONDUCT)));
        alarm = getRuntimeContext().getState(new ValueStateDescriptor<>("alarm", Types.LONG));
        scorer = new Scorer(card);
        tally = Tally.of(run);
        horizon = Long.MAX_VALUE;
    }

    @Override
    public void endAt(long lastHour) {
        horizon = lastHour;
    }

    @Override
    public void passed(long watermark) {
        tally.watermark.set(watermark);
    }

    @Override
    public void processElement(AccountInput input, Context context, Collector<Assessment> out) throws Exception {
        if (input instanceof AccountInput.Happened it) {
            happened(it.conduct(), context);
        } else if (input instanceof AccountInput.Learnt it) {
            Account account = account();
            account.learn(it.fact());
            accounts.update(account);
            wakeAt(
                    Calendar.boundaryAfter(
                            Math.max(it.fact().day(), context.timerService().currentWatermark())),
                    context);
        } else if (input instanceof AccountInput.Decided it) {
            decided(it.intervention(), context, out);
        }
    }

    private void happened(Conduct conduct, Context context) throws Exception {
        Account account = account();
        long at = conduct.millis();
        if (account.isErased(at)) {
            return;
        }
        if (account.isOver(at)) {
            late(conduct, context);
            return;
        }
        String id = conduct.id().value();
        Conduct known = waiting.get(id);
        if (known != null) {
            tally.duplicates.increment();
        }
        if (known == null || Conduct.ORDER.compare(conduct, known) < 0) {
            waiting.put(id, conduct);
            wakeAt(Calendar.boundaryAfter(at), context);
        }
    }

    private void decided(Intervention intervention, Context context, Collector<Assessment> out) throws Exception {
        Account account = account();
        tell(account.hear(intervention, scorer), out);
        accounts.update(account);
        if (intervention.type() == InterventionType.ACCOUNT_ERASED) {
            waiting.clear();
            alarm.clear();
            long at = intervention.at().toEpochMilli();
            wakeAt(Calendar.boundaryAfter(Math.max(at, context.timerService().currentWatermark())), context);
        }
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Assessment> out) throws Exception {
        long boundary = timestamp + 1;
        Long due = alarm.value();
        if (due == null || due != boundary || boundary > horizon) {
            return;
        }
        Account account = account();
        if (account.isTombstone(boundary) && waiting.isEmpty()) {
            accounts.clear();
            alarm.clear();
            return;
        }
        List<Conduct> week = takeBefore(boundary);
        tell(account.evaluate(new AccountId(context.getCurrentKey()), week, boundary, scorer), out);
        accounts.update(account);
        alarm.clear();
        if (!account.isQuiet() || !waiting.isEmpty()) {
            wakeAt(boundary + Calendar.WEEK, context);
        }
    }

    private List<Conduct> takeBefore(long boundary) throws Exception {
        List<Conduct> week = new ArrayList<>();
        Iterator<Conduct> all = waiting.values().iterator();
        while (all.hasNext()) {
            Conduct conduct = all.next();
            if (conduct.millis() < boundary) {
                week.add(conduct);
                all.remove();
            }
        }
        week.sort(Conduct.ORDER);
        return week;
    }

    /** Wakes at a boundary, unless it wakes earlier anyway. */
    private void wakeAt(long boundary, Context context) throws IOException {
        Long due = alarm.value();
        if (due == null || boundary < due) {
            alarm.update(boundary);
            context.timerService().registerEventTimeTimer(boundary - 1);
        }
    }

    private void tell(@Nullable Assessment assessment, Collector<Assessment> out) {
        if (assessment != null) {
            tally.assessments.increment();
            out.collect(assessment);
        }
    }

    private Account account() throws IOException {
        Account known = accounts.value();
        if (known != null) {
            return known;
        }
        tally.accounts.increment();
        Account created = new Account();
        accounts.update(created);
        return created;
    }

    /** Possible only where a partition of the source was idle so long that the others' time passed without it. */
    private void late(Conduct conduct, Context context) {
        byte[] line = EventWriter.bytes(new Event(conduct.id(), conduct.at(), conduct.account(), null, conduct.body()));
        Instant now = Instant.ofEpochMilli(context.timerService().currentProcessingTime());
        tally.deadLetters(DeadLetterReason.LATE).increment();
        context.output(Ingest.DEAD_LETTERS, EventReader.letter(DeadLetterReason.LATE, "at", line, now));
    }
}
