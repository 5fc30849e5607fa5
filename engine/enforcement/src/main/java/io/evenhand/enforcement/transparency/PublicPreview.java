// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.transparency;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.decision.Decision;
import io.evenhand.enforcement.notice.Provenance;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A public statement as it would be written, and what the scrubber finds in it.
 *
 * @param finding what it must not hold, or null; with a finding it would not be sent
 */
public record PublicPreview(
        PublicStatement statement, @Nullable String finding) {
    /** Where it would go and apply matters to nobody who reads a preview. */
    private static final PublicationSettings ANYWHERE = new PublicationSettings(
            URI.create("https://transparency.invalid"), "", "https://terms.invalid", List.of("EEA"), Instant.EPOCH);

    /**
     * The statement about a decision, or null for one that restricts nothing, which has none.
     *
     * @param reported whether the case began with a report from outside
     * @param names what must not be told: the account's name, the case's and the like
     */
    public static @Nullable PublicPreview of(
            Decision decision, Assessment assessment, Provenance provenance, boolean reported, List<String> names) {
        if (!decision.measure().isRestriction()) {
            return null;
        }
        PublicStatement statement = PublicStatement.of(
                decision, assessment, provenance, source(reported), ANYWHERE, "given when it is written");
        return new PublicPreview(statement, finding(statement, names));
    }

    static PublicStatement.Source source(boolean reported) {
        return reported
                ? PublicStatement.Source.SOURCE_TYPE_OTHER_NOTIFICATION
                : PublicStatement.Source.SOURCE_VOLUNTARY;
    }

    /** What kind of thing the words of a statement hold that they must not, or null. */
    static @Nullable String finding(PublicStatement statement, List<String> names) {
        String words = String.join(
                "\n",
                statement.decisionFacts(),
                statement.incompatibleContentGround(),
                statement.incompatibleContentExplanation());
        return Scrubber.finding(words, new ArrayList<>(names));
    }
}
