// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.transparency;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.assessment.EvidenceAtom;
import io.evenhand.contract.decision.Decision;
import io.evenhand.contract.decision.Origin;
import io.evenhand.contract.verdict.Measure;
import io.evenhand.enforcement.notice.Provenance;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One statement in the form of the transparency database: what is null is left out. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record PublicStatement(
        @Nullable String decisionProvision,
        @Nullable String decisionAccount,
        @Nullable String endDateAccountRestriction,
        @Nullable String endDateServiceRestriction,
        String accountType,
        String decisionGround,
        String decisionGroundReferenceUrl,
        String incompatibleContentGround,
        String incompatibleContentExplanation,
        String incompatibleContentIllegal,
        List<String> contentType,
        String contentTypeOther,
        String category,
        List<String> categorySpecification,
        String categorySpecificationOther,
        List<String> territorialScope,
        String contentDate,
        String applicationDate,
        String decisionFacts,
        String sourceType,
        String automatedDetection,
        String automatedDecision,
        String puid) {
    /** Where a case came from. */
    public enum Source {
        /** We looked by ourselves. */
        SOURCE_VOLUNTARY,
        /** Somebody told us about a breach of the terms. */
        SOURCE_TYPE_OTHER_NOTIFICATION
    }

    /**
     * The statement about a decision that restricts; a notice restricts nothing and has none.
     *
     * @param provenance what the flags about automation come from
     * @param puid random, never used again
     */
    static PublicStatement of(
            Decision decision,
            Assessment assessment,
            Provenance provenance,
            Source source,
            PublicationSettings settings,
            String puid) {
        Measure measure = decision.measure();
        boolean account = measure == Measure.SUSPEND_ACCOUNT || measure == Measure.TERMINATE;
        Instant until = decision.until();
        String end = until == null ? null : day(until);
        return new PublicStatement(
                provision(measure),
                account ? (until == null ? "DECISION_ACCOUNT_TERMINATED" : "DECISION_ACCOUNT_SUSPENDED") : null,
                account ? end : null,
                end,
                "ACCOUNT_TYPE_PRIVATE",
                "DECISION_GROUND_INCOMPATIBLE_CONTENT",
                settings.termsUrl(),
                "Terms of Service: no sale or rental of access to a server",
                "The terms allow sharing with people the account holder knows, without payment. The facts indicate that "
                        + "access was offered for money.",
                "No",
                List.of("CONTENT_TYPE_OTHER"),
                "Server registration and library-sharing settings of a user account",
                "STATEMENT_CATEGORY_OTHER_VIOLATION_TC",
                List.of("KEYWORD_GOODS_SERVICES_NOT_PERMITTED", "KEYWORD_OTHER"),
                "Commercial resale of access to a personal media server",
                settings.territory(),
                day(assessment.asOf()),
                day(decision.from()),
                facts(assessment, decision.origin(), provenance),
                source.name(),
                provenance.detectedByProgram() ? "Yes" : "No",
                "AUTOMATED_DECISION_" + automation(provenance.decision()),
                puid);
    }

    private static String automation(Provenance.Automation automation) {
        return switch (automation) {
            case FULLY -> "FULLY";
            case PARTIALLY -> "PARTIALLY";
            case NOT_AUTOMATED -> "NOT_AUTOMATED";
        };
    }

    private static String provision(Measure measure) {
        return switch (measure) {
            case LIMIT, SUSPEND_SERVER -> "DECISION_PROVISION_PARTIAL_SUSPENSION";
            case SUSPEND_ACCOUNT -> "DECISION_PROVISION_TOTAL_SUSPENSION";
            case TERMINATE -> "DECISION_PROVISION_TOTAL_TERMINATION";
            case NONE, MONITOR, NOTICE -> throw new IllegalArgumentException("what restricts nothing is not published");
        };
    }

    /** Kinds of evidence and nothing else: a figure that only one account has would point at it. */
    private static String facts(Assessment assessment, Origin origin, Provenance provenance) {
        String families = assessment.atoms().stream()
                .filter(atom -> atom.points() > 0)
                .map(EvidenceAtom::family)
                .distinct()
                .map(family -> family.wire())
                .sorted()
                .collect(Collectors.joining(", "));
        String found = families.isEmpty()
                ? "People found that access to a server was offered for money."
                : "Several independent signs of paid access were found, of these kinds: " + families + ".";
        return found + decided(origin, provenance) + " Hosting provider, network, country and content were not used.";
    }

    /** Who decided, as it is recorded for this decision and for no other. */
    private static String decided(Origin origin, Provenance provenance) {
        if (origin instanceof Origin.ByRule) {
            return " A program decided by published rules; a person decides on appeal.";
        }
        if (origin instanceof Origin.OnAppeal) {
            return " A person who had taken no part before decided this on appeal.";
        }
        if (origin instanceof Origin.ByClock) {
            return " An appeal was not decided in time, so a program put this milder measure in the place of what people "
                    + "had decided; a person decides the appeal.";
        }
        return provenance.decision() == Provenance.Automation.NOT_AUTOMATED
                ? " Two people reviewed the evidence and decided; no program was involved."
                : " Two people reviewed what a program had found, and other evidence, and decided.";
    }

    private static String day(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC).toLocalDate().toString();
    }
}
