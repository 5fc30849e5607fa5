// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.decision;

import java.time.Instant;
import java.util.List;

/**
 * Why a decision was made, for the person it concerns (content after Regulation (EU) 2022/2065, Article 17(3)).
 *
 * @param facts what was found, in sentences of plain language, strongest first
 * @param inFavour what was counted in the person's favour
 * @param notUsed what played no part, such as hosting provider and country
 * @param ground the clause of the terms of service that the conduct is held to break
 * @param automatedDetection whether a program found it
 * @param automatedDecision whether a program decided it
 * @param redress how to appeal, including that somebody else will decide and until when
 * @param appealUntil the end of the window for an appeal
 */
public record StatementOfReasons(
        List<String> facts,
        List<String> inFavour,
        List<String> notUsed,
        String ground,
        boolean automatedDetection,
        boolean automatedDecision,
        String redress,
        Instant appealUntil) {
    public StatementOfReasons {
        facts = List.copyOf(facts);
        inFavour = List.copyOf(inFavour);
        notUsed = List.copyOf(notUsed);
        if (facts.isEmpty() || ground.isBlank() || redress.isBlank()) {
            throw new IllegalArgumentException("a statement of reasons needs facts, a ground and a way to appeal");
        }
    }
}
