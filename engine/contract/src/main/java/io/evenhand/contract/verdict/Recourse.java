// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.verdict;

import io.evenhand.contract.assessment.Assessment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * What would have made an outcome milder: remedies that, had all of them been found true, would have changed it.
 *
 * @param remedies none of which could be left out
 * @param score the score it would have been, decibans
 * @param outcome milder than the one that was given
 */
public record Recourse<T>(Set<T> remedies, int score, Outcome outcome) {
    public Recourse {
        remedies = Collections.unmodifiableSet(new LinkedHashSet<>(remedies));
    }

    /**
     * The minimal sets of remedies, in the order of {@code candidates}, each of them decided again: none is a guess.
     *
     * @param candidates the sets to try, smaller ones first
     * @param with the assessment as it would have been with these remedies
     * @param decide what the rules make of an assessment
     * @return empty if nothing among the candidates changes the outcome
     */
    public static <T> List<Recourse<T>> minimal(
            Assessment given,
            List<Set<T>> candidates,
            Function<Set<T>, Assessment> with,
            Function<Assessment, Outcome> decide) {
        Outcome outcome = decide.apply(given);
        List<Recourse<T>> found = new ArrayList<>();
        for (Set<T> remedies : candidates) {
            if (found.stream().anyMatch(known -> remedies.containsAll(known.remedies()))) {
                continue;
            }
            Assessment changed = with.apply(remedies);
            Outcome milder = decide.apply(changed);
            if (milder.compareTo(outcome) < 0) {
                found.add(new Recourse<>(remedies, changed.score(), milder));
            }
        }
        return found;
    }
}
