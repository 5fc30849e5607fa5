// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.fault;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * What a run left behind, without times and without names drawn by chance, so that two runs over the same events can be
 * compared.
 *
 * @param things how often each thing is there, by what it is a thing of: events, assessments, decisions, mails, ...
 * @param auditSound whether every link and signature of the log of acts holds
 */
record Outcome(Map<Matter, Map<String, Long>> things, boolean auditSound) {
    /** What is counted. */
    enum Matter {
        /** Events in the log; a repeat in the log is no second event, for it has the same id. */
        EVENTS,
        /** Distinct assessments in the log, each with what it says. */
        ASSESSMENTS,
        /** Assessments as casework stored them, with what came of each. */
        VERDICTS,
        CASES,
        DECISIONS,
        NOTICES,
        MESSAGES,
        /** Mails as the mail server got them; a copy under the same Message-ID is no second mail. */
        MAILS,
        /** Acts of people, and the ones that scoring was told. */
        HOLDS,
        INTERVENTIONS,
        /** Acts in the log of acts, by what was done. */
        ACTS,
        /** What each edge answers about each account. */
        ANSWERS
    }

    Outcome {
        Map<Matter, Map<String, Long>> copy = new TreeMap<>();
        things.forEach((matter, counts) -> copy.put(matter, new TreeMap<>(counts)));
        things = copy;
    }

    Map<String, Long> of(Matter matter) {
        return things.getOrDefault(matter, Map.of());
    }

    long count(Matter matter) {
        return of(matter).values().stream().mapToLong(Long::longValue).sum();
    }

    /** How often each thing is in a list. */
    static Map<String, Long> counted(List<String> list) {
        return counted(list, each -> each, each -> 1);
    }

    private static <T> Map<String, Long> counted(List<T> list, Function<T, String> name, ToLongFunction<T> often) {
        Map<String, Long> counts = new TreeMap<>();
        list.forEach(each -> counts.merge(name.apply(each), often.applyAsLong(each), Long::sum));
        return counts;
    }
}
