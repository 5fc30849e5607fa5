// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.demo;

import io.evenhand.contract.log.LogAccess;
import io.evenhand.intake.log.Topics;
import io.evenhand.standalone.process.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/**
 * Waits until everything that was sent has had its effect.
 *
 * <p>Scoring commits its offsets with a checkpoint, and a checkpoint holds back until every assessment that follows from
 * the events before it is in the log; casework commits its offsets with the decisions themselves. So when both have
 * caught up, nothing is under way any more, whatever was restarted meanwhile.
 */
public final class CatchUp {
    /** The consumer group under which scoring commits what a completed checkpoint has covered. */
    static final String SCORING_GROUP = "evenhand-scoring";

    private static final Duration PATIENCE_WITHOUT_PROGRESS = Duration.ofMinutes(3);

    private final LogAccess log;
    private final LongSupplier caseworkLag;

    /** Is told how far the wait has come. */
    public interface Progress {
        void at(double fraction, String detail);
    }

    /** @param caseworkLag how many assessments casework has yet to handle; negative while it cannot say */
    public CatchUp(LogAccess log, LongSupplier caseworkLag) {
        this.log = log;
        this.caseworkLag = caseworkLag;
    }

    /** Returns when scoring and casework have handled everything that is in the log. */
    public void await(Progress scoring, Progress casework) throws InterruptedException {
        Properties properties = new Properties();
        properties.putAll(log.client());
        try (Admin admin = Admin.create(properties)) {
            until(scoring, () -> scored(admin));
            Countdown countdown = new Countdown();
            until(casework, () -> countdown.after(caseworkLag.getAsLong()));
        }
    }

    /** Turns "so many are left" into "so many of all are done"; the most ever left counts as all. */
    private static final class Countdown {
        private long most = 1;

        State after(long left) {
            if (left < 0) {
                return new State(0, most);
            }
            most = Math.max(most, left);
            return new State(most - left, most);
        }
    }

    private record State(long done, long all) {
        boolean complete() {
            return done >= all;
        }
    }

    private interface Look {
        State look() throws InterruptedException;
    }

    private static void until(Progress progress, Look look) throws InterruptedException {
        long best = -1;
        long bestAt = System.nanoTime();
        while (true) {
            State state = look.look();
            progress.at(
                    state.all() == 0 ? 1 : (double) state.done() / state.all(), state.done() + " of " + state.all());
            if (state.complete()) {
                return;
            }
            if (state.done() > best) {
                best = state.done();
                bestAt = System.nanoTime();
            }
            if (System.nanoTime() - bestAt > PATIENCE_WITHOUT_PROGRESS.toNanos()) {
                throw new Refusal(
                        "nothing has moved for three minutes; './evenhand status' and the logs under var/log say why");
            }
            TimeUnit.MILLISECONDS.sleep(500);
        }
    }

    private static State scored(Admin admin) throws InterruptedException {
        try {
            var partitions = admin.describeTopics(List.of(Topics.EVENTS)).allTopicNames().get().values().stream()
                    .flatMap(topic -> topic.partitions().stream())
                    .map(partition -> new TopicPartition(Topics.EVENTS, partition.partition()))
                    .toList();
            long all = admin
                    .listOffsets(partitions.stream().collect(Collectors.toMap(p -> p, p -> OffsetSpec.latest())))
                    .all()
                    .get()
                    .values()
                    .stream()
                    .mapToLong(end -> end.offset())
                    .sum();
            long done =
                    admin
                            .listConsumerGroupOffsets(SCORING_GROUP)
                            .partitionsToOffsetAndMetadata()
                            .get()
                            .entrySet()
                            .stream()
                            .filter(entry -> entry.getKey().topic().equals(Topics.EVENTS) && entry.getValue() != null)
                            .mapToLong(entry -> entry.getValue().offset())
                            .sum();
            return new State(done, all);
        } catch (ExecutionException e) {
            return new State(0, 1);
        }
    }
}
