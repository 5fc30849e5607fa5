// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.flow;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.decision.Intervention;
import io.evenhand.contract.event.DeadLetter;
import io.evenhand.scoring.history.Conduct;
import io.evenhand.scoring.link.KeyFact;
import io.evenhand.scoring.link.KeyHolder;
import io.evenhand.scoring.link.KeyRing;
import io.evenhand.scoring.link.LinkFact;
import io.evenhand.scoring.link.Owner;
import io.evenhand.scoring.link.ViewerFact;
import io.evenhand.scoring.link.ViewerTrail;
import io.evenhand.scoring.model.Scorecard;
import org.apache.flink.api.common.eventtime.SerializableTimestampAssigner;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.jspecify.annotations.Nullable;

/** The job's graph: source, ingest, owners, keys and viewers, accounts. */
public final class ScoringJob {
    private ScoringJob() {}

    /** What comes out. */
    public record Outputs(
            DataStream<Assessment> assessments,
            DataStream<DeadLetter> deadLetters,
            DataStream<NetworkSighting> networks) {}

    /** Event time: an event's own time, up to a day out of order. */
    public static WatermarkStrategy<Incoming> eventTime() {
        SerializableTimestampAssigner<Incoming> ownTime = (incoming, recorded) -> incoming.millis();
        return WatermarkStrategy.<Incoming>forGenerator(context -> new Lateness())
                .withTimestampAssigner(ownTime);
    }

    /**
     * The event time of interventions: none, for people decide when they decide, and an account hears of it at once. So the
     * stream is always idle, which neither holds back the events' time nor moves it on: a watermark of the end of time did
     * the latter as soon as the events were silent for long, and nothing was evaluated ever after.
     */
    public static WatermarkStrategy<Intervention> atOnce() {
        return WatermarkStrategy.forGenerator(context -> new WatermarkGenerator<>() {
            @Override
            public void onEvent(Intervention intervention, long timestamp, WatermarkOutput output) {
                // says nothing of time
            }

            @Override
            public void onPeriodicEmit(WatermarkOutput output) {
                output.markIdle();
            }
        });
    }

    /** Flink's type information of lines, for sources. */
    public static TypeInformation<Incoming> incomingType() {
        return FormInfo.of(Form.INCOMING);
    }

    /** Flink's type information of conduct, for pipelines that are measured beside this one. */
    public static TypeInformation<Conduct> conductType() {
        return FormInfo.of(Form.CONDUCT);
    }

    /** Flink's type information of interventions, for sources. */
    public static TypeInformation<Intervention> interventionType() {
        return FormInfo.of(Form.INTERVENTION);
    }

    /**
     * Builds the graph.
     *
     * @param run the name under which {@link Tally} counts
     * @param interventions with a watermark that never holds back, or an empty stream's equivalent: null
     */
    public static Outputs build(
            String run,
            Scorecard card,
            AddressVeil veil,
            DataStream<Incoming> lines,
            @Nullable DataStream<Intervention> interventions) {
        SingleOutputStreamOperator<Conduct> conduct = lines.process(new Ingest(run, veil), FormInfo.of(Form.CONDUCT))
                .name("ingest")
                .uid("ingest")
                .setParallelism(lines.getParallelism());
        DataStream<AccountInput> decided = interventions == null ? null : decided(interventions);
        DataStream<AccountInput> happened = conduct.map(
                        it -> (AccountInput) new AccountInput.Happened(it), FormInfo.of(Form.ACCOUNT_INPUT))
                .name("happened")
                .uid("happened")
                .setParallelism(lines.getParallelism());
        DataStream<LinkFact> links = links(run, conduct, decided, lines.getParallelism());
        DataStream<AccountInput> learnt = links.map(
                        it -> (AccountInput) new AccountInput.Learnt(it), FormInfo.of(Form.ACCOUNT_INPUT))
                .name("learnt")
                .uid("learnt");
        DataStream<AccountInput> inputs = happened.union(learnt);
        SingleOutputStreamOperator<Assessment> assessments = (decided == null ? inputs : inputs.union(decided))
                .keyBy(AccountInput::account, Types.STRING)
                .transform("account", FormInfo.of(Form.ASSESSMENT), WeeklyOperator.of(new AccountProcess(run, card)))
                .uid("account");
        return new Outputs(
                assessments,
                conduct.getSideOutput(Ingest.DEAD_LETTERS).union(assessments.getSideOutput(Ingest.DEAD_LETTERS)),
                conduct.getSideOutput(Ingest.NETWORKS));
    }

    private static DataStream<AccountInput> decided(DataStream<Intervention> interventions) {
        return interventions
                .map(it -> (AccountInput) new AccountInput.Decided(it), FormInfo.of(Form.ACCOUNT_INPUT))
                .name("decided")
                .uid("decided")
                .setParallelism(interventions.getParallelism());
    }

    /** Keys, servers and viewers, and the accounts that share them: one hop from account to each of these and back. */
    private static DataStream<LinkFact> links(
            String run, DataStream<Conduct> conduct, @Nullable DataStream<AccountInput> decided, int parallelism) {
        DataStream<AccountInput> relevant = conduct.filter(KeyHolder::isRelevant)
                .name("link-relevant")
                .uid("link-relevant")
                .setParallelism(parallelism)
                .map(it -> (AccountInput) new AccountInput.Happened(it), FormInfo.of(Form.ACCOUNT_INPUT))
                .name("link-relevant-input")
                .uid("link-relevant-input")
                .setParallelism(parallelism);
        SingleOutputStreamOperator<KeyFact> facts = (decided == null ? relevant : relevant.union(aboutLinks(decided)))
                .keyBy(AccountInput::account, Types.STRING)
                .transform("owner", FormInfo.of(Form.KEY_FACT), WeeklyOperator.of(new HolderProcess(run)))
                .uid("owner");
        DataStream<LinkFact> byKey = facts.keyBy(KeyFact::key, Types.STRING)
                .transform(
                        "key-ring",
                        FormInfo.of(Form.LINK_FACT),
                        WeeklyOperator.of(new MeetingProcess<>(Form.KEY_RING, KeyRing::new, KeyFact::earliest)))
                .uid("key-ring");
        DataStream<LinkFact> byViewer = facts.getSideOutput(HolderProcess.VIEWERS)
                .keyBy(ViewerFact::viewer, Types.STRING)
                .transform(
                        "viewer-trail",
                        FormInfo.of(Form.LINK_FACT),
                        WeeklyOperator.of(new MeetingProcess<>(Form.VIEWER_TRAIL, ViewerTrail::new, ViewerFact::at)))
                .uid("viewer-trail");
        return byKey.union(byViewer);
    }

    private static DataStream<AccountInput> aboutLinks(DataStream<AccountInput> decided) {
        return decided.filter(input -> input instanceof AccountInput.Decided it
                        && Owner.isRelevant(it.intervention().type()))
                .name("link-decided")
                .uid("link-decided")
                .setParallelism(decided.getParallelism());
    }
}
