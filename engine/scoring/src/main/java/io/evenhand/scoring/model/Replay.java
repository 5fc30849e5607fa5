// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.model;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.decision.Intervention;
import io.evenhand.contract.event.Event;
import io.evenhand.contract.id.AccountId;
import io.evenhand.scoring.history.Calendar;
import io.evenhand.scoring.history.Conduct;
import io.evenhand.scoring.history.Thinning;
import io.evenhand.scoring.link.LinkFact;
import io.evenhand.scoring.link.Links;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * All of scoring without Flink, for a closed group of accounts: their events in, their assessments out.
 *
 * <p>A group is closed if no key, server or viewer of its accounts is one of an account outside it. Groups of a large
 * population can be replayed one after the other and side by side; only one group is in memory at a time.
 */
public final class Replay {
    private final Scorer scorer;
    private final Map<String, Life> lives = new TreeMap<>();

    private final Links links = new Links(this::learn);

    private Replay(Scorer scorer) {
        this.scorer = scorer;
    }

    /** One account, what it did in the order of folding, and how much of that is folded. */
    private static final class Life {
        final AccountId id;
        final Account account = new Account();
        final List<Conduct> conduct = new ArrayList<>();
        List<Conduct> week = List.of();
        int folded;
        boolean told;
        long wakesAt = Long.MAX_VALUE;

        Life(AccountId id) {
            this.id = id;
        }

        /** What was done before the boundary, is not folded yet, and is not covered by an erasure. */
        List<Conduct> takeBefore(long boundary) {
            int from = folded;
            while (folded < conduct.size() && conduct.get(folded).millis() < boundary) {
                folded++;
            }
            return conduct.subList(from, folded).stream()
                    .filter(it -> !account.isErased(it.millis()))
                    .toList();
        }
    }

    /**
     * Replays a group.
     *
     * @param events all that its accounts did, in any order, perhaps repeated
     * @param until weeks that end after it are not over and not evaluated
     * @param out takes the assessments, oldest first, each week by account
     */
    public static void run(Collection<Event> events, Scorer scorer, long until, Consumer<Assessment> out) {
        run(events, List.of(), scorer, until, out);
    }

    /**
     * Replays a group with what people decided, heard before all events: as by a job that reads both from the beginning.
     *
     * @param interventions in the order in which they are heard
     */
    public static void run(
            Collection<Event> events,
            List<Intervention> interventions,
            Scorer scorer,
            long until,
            Consumer<Assessment> out) {
        Replay replay = new Replay(scorer);
        replay.sortOut(events);
        interventions.forEach(replay::hear);
        replay.evaluate(until, out);
    }

    private void hear(Intervention intervention) {
        links.hear(intervention);
        Life life = lives.get(intervention.account().value());
        if (life != null) {
            life.account.hear(intervention, scorer);
        }
    }

    private void learn(LinkFact fact) {
        Life life = lives.get(fact.to());
        if (life != null) {
            life.account.learn(fact);
            life.told = true;
        }
    }

    private void sortOut(Collection<Event> events) {
        for (Event event : events) {
            Conduct conduct = Conduct.of(event);
            lives.computeIfAbsent(conduct.account().value(), name -> new Life(conduct.account()))
                    .conduct
                    .add(conduct);
        }
        // almost always in order already, which costs one look at each
        lives.values().forEach(life -> {
            life.conduct.sort(Conduct.ORDER);
            dropRepeats(life.conduct);
        });
    }

    private static void dropRepeats(List<Conduct> sorted) {
        int kept = 0;
        for (int i = 0; i < sorted.size(); i++) {
            boolean repeated = kept > 0
                    && sorted.get(i).at().equals(sorted.get(kept - 1).at())
                    && sorted.get(i).id().equals(sorted.get(kept - 1).id());
            if (!repeated) {
                sorted.set(kept++, sorted.get(i));
            }
        }
        sorted.subList(kept, sorted.size()).clear();
    }

    private void evaluate(long until, Consumer<Assessment> out) {
        long first = lives.values().stream()
                .mapToLong(life -> life.conduct.get(0).millis())
                .min()
                .orElse(Long.MAX_VALUE - Calendar.WEEK);
        for (long boundary = Calendar.boundaryAfter(first); boundary <= until; boundary += Calendar.WEEK) {
            reach(boundary, out);
        }
    }

    private void reach(long boundary, Consumer<Assessment> out) {
        for (Life life : lives.values()) {
            life.week = life.takeBefore(boundary);
            life.week.forEach(links::add);
        }
        links.reach(boundary);
        for (Life life : lives.values()) {
            evaluate(life, boundary, out);
        }
    }

    private void evaluate(Life life, long boundary, Consumer<Assessment> out) {
        if (life.week.isEmpty() && !life.told && boundary < life.wakesAt) {
            return;
        }
        List<Conduct> week = Thinning.of(life.week, 0).kept();
        Assessment assessment = life.account.evaluate(life.id, week, boundary, scorer);
        life.told = false;
        life.wakesAt = life.account.wakesAt(scorer);
        if (assessment != null) {
            out.accept(assessment);
        }
    }
}
