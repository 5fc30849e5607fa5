// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.event.EventBody;
import io.evenhand.contract.event.EventBody.ShareAccepted;
import io.evenhand.contract.event.EventBody.ShareRevoked;
import io.evenhand.contract.event.EventBody.StreamStarted;
import io.evenhand.contract.event.EventBody.StreamStopped;
import io.evenhand.contract.event.PlaybackMode;
import io.evenhand.contract.event.RevokedBy;
import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.EventId;
import io.evenhand.contract.id.ServerId;
import io.evenhand.contract.id.StreamId;
import io.evenhand.contract.id.ViewerId;
import io.evenhand.scoring.history.AccountHistory;
import io.evenhand.scoring.history.Calendar;
import io.evenhand.scoring.history.Conduct;
import io.evenhand.scoring.history.HistoryCodec;
import io.evenhand.scoring.history.Parcel;
import io.evenhand.scoring.history.Thinning;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.MapState;
import org.junit.jupiter.api.Test;

/** One account reports without end: what is kept of it has a bound, and which part that is does not depend on the order. */
class HotAccountStaysSmallTest {
    private static final AccountId HOT = new AccountId("hot");
    private static final long WEEK =
            Calendar.boundaryAfter(Instant.parse("2026-01-07T00:00:00Z").toEpochMilli());
    private static final long SEED = 31;

    private final List<Parcel> waiting = new ArrayList<>();
    private final Map<Long, Integer> halvings = new HashMap<>();
    private final Tally tally = Tally.of(getClass().getName() + System.identityHashCode(this));
    private final Backlog backlog = new Backlog(new Listed(waiting), new Mapped(halvings), tally);

    @Test
    void aMillionEventsOfAWeekWaitInNoMoreThanAHundredThousand() throws Exception {
        report(0, 100_000);
        long few = bytes();
        long most = 0;
        for (int i = 100_000; i < 1_000_000; i += 10_000) {
            report(i, i + 10_000);
            most = Math.max(most, bytes());
        }
        long perEvent = few / 100_000;
        assertTrue(
                most <= few + (Backlog.LOOK_AFTER + 1) * (perEvent + 8), few + " bytes became " + most + " in between");
        Waiting taken = backlog.take(HOT, WEEK);
        assertTrue(taken.week().size() <= Thinning.MOST, taken.week().size() + " are folded");
        assertTrue(taken.week().size() > Thinning.MOST / 4, taken.week().size() + " are folded");
        assertEquals(1_000_000, taken.week().size() + tally.flooded.sum(), "the others are counted");
        assertEquals(Map.of(), halvings, "nothing is left of it");
        System.out.println(few + " bytes of 100,000 events, at most " + most + " bytes of 1,000,000");
    }

    @Test
    void whatIsFoldedStaysSmallToo() throws Exception {
        assertTrue(folded(1_000_000) <= folded(Thinning.MOST) * 11 / 10, folded(1_000_000) + " bytes");
    }

    @Test
    void neitherOrderNorRepeatsNorRestartsDecideWhatIsKept() throws Exception {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < 260_000; i++) {
            order.add(i);
        }
        for (int number : order) {
            backlog.add(HOT.value(), Parcel.of(event(number)));
        }
        List<Conduct> first = backlog.take(HOT, WEEK).week();
        System.out.println("seed " + SEED);
        Random random = new Random(SEED);
        Collections.shuffle(order, random);
        for (int i = 0; i < order.size(); i++) {
            // a restart forgets what was counted
            Backlog now = i % 70_000 == 0 ? new Backlog(new Listed(waiting), new Mapped(halvings), tally) : backlog;
            now.add(HOT.value(), Parcel.of(event(order.get(i))));
            now.add(HOT.value(), Parcel.of(event(order.get(random.nextInt(i + 1)))));
        }
        List<Conduct> second = backlog.take(HOT, WEEK).week();
        assertTrue(first.equals(second), first.size() + " were kept, and then " + second.size());
    }

    @Test
    void whoeverIsKeptIsKeptWhole() throws Exception {
        report(0, 400_000);
        Set<String> begun = new HashSet<>();
        Set<String> ended = new HashSet<>();
        for (Conduct conduct : backlog.take(HOT, WEEK).week()) {
            EventBody body = conduct.body();
            if (body instanceof ShareAccepted it) {
                begun.add(it.viewer().value());
            } else if (body instanceof ShareRevoked it) {
                ended.add(it.viewer().value());
            } else if (body instanceof StreamStarted it) {
                begun.add(it.stream().value());
            } else if (body instanceof StreamStopped it) {
                ended.add(it.stream().value());
            }
        }
        assertTrue(begun.equals(ended), begun.size() + " began and " + ended.size() + " ended");
        assertTrue(begun.size() > 10_000);
    }

    @Test
    void othersAreNotTouched() throws Exception {
        report(0, 200_000);
        List<Parcel> hot = List.copyOf(waiting);
        waiting.clear();
        halvings.clear();
        for (int i = 0; i < Thinning.MOST; i++) {
            backlog.add("calm", Parcel.of(event(i)));
        }
        assertEquals(
                Thinning.MOST, backlog.take(new AccountId("calm"), WEEK).week().size());
        assertTrue(hot.size() < 200_000);
    }

    private void report(int from, int to) throws Exception {
        for (int i = from; i < to; i++) {
            backlog.add(HOT.value(), Parcel.of(event(i)));
        }
    }

    /** Two events a subject, its beginning and its end; half of the subjects are playbacks, half are viewers. */
    private static Conduct event(int number) {
        int subject = number / 2;
        boolean begins = number % 2 == 0;
        EventBody body = subject % 2 == 0 ? playback("st-" + subject, begins) : share("v-" + subject, begins);
        long at = WEEK - Calendar.WEEK + number * 500L % (Calendar.WEEK - 1);
        return new Conduct(new EventId("e-" + number), Instant.ofEpochMilli(at), HOT, body);
    }

    private static EventBody playback(String name, boolean begins) {
        StreamId stream = new StreamId(name);
        return begins
                ? new StreamStarted(stream, new ServerId("s"), new ViewerId("v-" + name), false, PlaybackMode.DIRECT)
                : new StreamStopped(stream, null);
    }

    private static EventBody share(String name, boolean begins) {
        ViewerId viewer = new ViewerId(name);
        return begins
                ? new ShareAccepted(viewer, null, null, false, null)
                : new ShareRevoked(viewer, RevokedBy.OWNER, null);
    }

    /** The bytes that a snapshot holds of an account after a week of so many events. */
    private long folded(int events) throws Exception {
        waiting.clear();
        halvings.clear();
        report(0, events);
        AccountHistory history = new AccountHistory();
        backlog.take(HOT, WEEK).week().forEach(history::add);
        history.prune(WEEK);
        Counting counting = new Counting();
        HistoryCodec.write(history, new DataOutputStream(counting));
        return counting.bytes;
    }

    private long bytes() throws IOException {
        Counting counting = new Counting();
        DataOutputStream out = new DataOutputStream(counting);
        for (Parcel parcel : waiting) {
            parcel.write(out);
        }
        return counting.bytes;
    }

    private static final class Counting extends OutputStream {
        private long bytes;

        @Override
        public void write(int value) {
            bytes++;
        }

        @Override
        public void write(byte[] from, int offset, int length) {
            bytes += length;
        }
    }

    /** State in memory, as of one key. */
    private record Listed(List<Parcel> list) implements ListState<Parcel> {
        @Override
        public void update(List<Parcel> values) {
            List<Parcel> copy = List.copyOf(values);
            list.clear();
            list.addAll(copy);
        }

        @Override
        public void addAll(List<Parcel> values) {
            list.addAll(values);
        }

        @Override
        public Iterable<Parcel> get() {
            return list;
        }

        @Override
        public void add(Parcel parcel) {
            list.add(parcel);
        }

        @Override
        public void clear() {
            list.clear();
        }
    }

    /** State in memory, as of one key. */
    private record Mapped(Map<Long, Integer> map) implements MapState<Long, Integer> {
        @Override
        public Integer get(Long key) {
            return map.get(key);
        }

        @Override
        public void put(Long key, Integer value) {
            map.put(key, value);
        }

        @Override
        public void putAll(Map<Long, Integer> values) {
            map.putAll(values);
        }

        @Override
        public void remove(Long key) {
            map.remove(key);
        }

        @Override
        public boolean contains(Long key) {
            return map.containsKey(key);
        }

        @Override
        public Iterable<Map.Entry<Long, Integer>> entries() {
            return map.entrySet();
        }

        @Override
        public Iterable<Long> keys() {
            return map.keySet();
        }

        @Override
        public Iterable<Integer> values() {
            return map.values();
        }

        @Override
        public Iterator<Map.Entry<Long, Integer>> iterator() {
            return map.entrySet().iterator();
        }

        @Override
        public boolean isEmpty() {
            return map.isEmpty();
        }

        @Override
        public void clear() {
            map.clear();
        }
    }
}
