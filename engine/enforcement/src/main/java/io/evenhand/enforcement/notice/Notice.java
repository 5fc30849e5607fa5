// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.notice;

import io.evenhand.contract.decision.StatementOfReasons;
import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.DecisionId;
import io.evenhand.contract.id.ServerId;
import io.evenhand.contract.verdict.Measure;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an account holder reads about one decision.
 *
 * @param server the server concerned, or null if the whole account is
 * @param headline what changes and when, one sentence
 * @param stillWorks what goes on as before
 * @param factors every piece of evidence, strongest first; those below zero spoke for the account holder
 * @param familyPoints what the families of evidence add after their caps; the sum is {@code score}
 * @param howDecided who found it and who decided it, one sentence
 * @param inForce whether it restricts right now
 * @param state what became of it, one sentence; null while nothing did
 * @param deliveredAt since when it could be read
 * @param appealPossible whether an appeal can be filed now
 */
public record Notice(
        DecisionId decision,
        AccountId account,
        @Nullable ServerId server,
        Measure measure,
        Instant from,
        @Nullable Instant until,
        String headline,
        List<String> stillWorks,
        StatementOfReasons reasons,
        List<Factor> factors,
        List<FamilyPoints> familyPoints,
        int score,
        String howDecided,
        boolean inForce,
        @Nullable String state,
        Instant deliveredAt,
        boolean appealPossible) {
    public Notice {
        stillWorks = List.copyOf(stillWorks);
        factors = List.copyOf(factors);
        familyPoints = List.copyOf(familyPoints);
    }

    /** What one family of evidence adds, and the most it may. */
    public record FamilyPoints(String name, int points, int cap) {}
}
