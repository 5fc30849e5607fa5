// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.flow;

import io.evenhand.contract.event.DeadLetterReason;
import io.evenhand.contract.event.Event;
import io.evenhand.contract.event.EventType;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts of one run of the job within this process.
 *
 * <p>Operators are copied when a job starts, so they find their counts by the run's name.
 */
public final class Tally {
    private static final String INFERRED = "inferred.";
    private static final Map<String, Tally> RUNS = new ConcurrentHashMap<>();

    public final LongAdder events = new LongAdder();
    public final LongAdder accounts = new LongAdder();
    public final LongAdder assessments = new LongAdder();
    public final LongAdder duplicates = new LongAdder();
    public final LongAdder flooded = new LongAdder();
    public final LongAdder interventions = new LongAdder();
    public final LongAdder droppedFields = new LongAdder();
    public final LongAdder malformedInterventions = new LongAdder();
    public final LongAdder failedSignals = new LongAdder();
    public final LongAdder bytesRead = new LongAdder();
    public final AtomicLong watermark = new AtomicLong();
    public final LongAdder inferred = new LongAdder();
    private final AtomicBoolean shown = new AtomicBoolean();
    private final Map<EventType, LongAdder> types = new EnumMap<>(EventType.class);
    private final Map<DeadLetterReason, LongAdder> deadLetters = new EnumMap<>(DeadLetterReason.class);

    private Tally() {
        for (EventType type : EventType.values()) {
            types.put(type, new LongAdder());
        }
        for (DeadLetterReason reason : DeadLetterReason.values()) {
            deadLetters.put(reason, new LongAdder());
        }
    }

    /** Counts an event that takes part; an import marks what it inferred in the event's id. */
    void count(Event event) {
        events.increment();
        types(event.type()).increment();
        if (event.id().value().startsWith(INFERRED)) {
            inferred.increment();
        }
    }

    /** How many events of this type took part. */
    public long events(EventType type) {
        return types(type).sum();
    }

    private LongAdder types(EventType type) {
        return types.getOrDefault(type, new LongAdder());
    }

    /**
     * A count as it is shown to whoever watches.
     *
     * @param name without the program's, and without the {@code _total} of counters
     */
    public record Count(String name, String help, LongAdder value) {}

    /** What is counted, by the names under which every program that runs the job shows it. */
    public List<Count> counts() {
        return List.of(
                new Count("events", "events accepted", events),
                new Count("accounts", "accounts seen for the first time", accounts),
                new Count("assessments", "assessments written", assessments),
                new Count("failed_signals", "signals that a fault of ours left unmeasured", failedSignals),
                new Count("duplicates", "repeated events dropped", duplicates),
                new Count("flooded", "events left out of weeks that held more of one account than is read", flooded),
                new Count("dropped_fields", "unknown fields dropped", droppedFields),
                new Count("malformed_interventions", "interventions that could not be read", malformedInterventions));
    }

    /** Whether the caller is the one that shows these counts: several subtasks of a process would show each twice. */
    boolean claim() {
        return shown.compareAndSet(false, true);
    }

    /** Leaves showing to the next. */
    void release() {
        shown.set(false);
    }

    /** The counts of the run named {@code run}. */
    public static Tally of(String run) {
        return RUNS.computeIfAbsent(run, name -> new Tally());
    }

    /** Forgets a run. */
    public static void close(String run) {
        RUNS.remove(run);
    }

    /** How many dead letters had this reason. */
    public LongAdder deadLetters(DeadLetterReason reason) {
        return deadLetters.getOrDefault(reason, new LongAdder());
    }
}
