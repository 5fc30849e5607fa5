// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.stream;

import io.evenhand.contract.policy.PolicyEntry;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a slate says, in the languages that the player's page speaks; the first two lines are its headline. */
enum SlateText {
    EN(
            "This stream is not available.",
            List.of("This stream was stopped", "by a decision about your account."),
            List.of("A decision limits your account.", "What you watch yourself goes on."),
            List.of("Reason: ", "Decision: ", "Reasons in full, and your appeal:")),
    FR(
            "Ce flux n’est pas disponible.",
            List.of("Ce flux a été arrêté", "par une décision concernant votre compte."),
            List.of("Une décision limite votre compte.", "Ce que vous regardez vous-même continue."),
            List.of("Motif : ", "Décision : ", "Motifs complets et contestation :")),
    DE(
            "Dieser Stream ist nicht verfügbar.",
            List.of("Dieser Stream wurde beendet", "durch eine Entscheidung über Ihr Konto."),
            List.of("Eine Entscheidung begrenzt Ihr Konto.", "Was Sie selbst ansehen, geht weiter."),
            List.of("Grund: ", "Entscheidung: ", "Vollständige Begründung und Ihr Einspruch:"));

    private final String neutral;
    private final List<String> stopped;
    private final List<String> limited;
    private final List<String> facts;

    SlateText(String neutral, List<String> stopped, List<String> limited, List<String> facts) {
        this.neutral = neutral;
        this.stopped = stopped;
        this.limited = limited;
        this.facts = facts;
    }

    /** The first language of an {@code Accept-Language} header that is spoken here. */
    static SlateText of(@Nullable String acceptLanguage) {
        for (String range : acceptLanguage == null ? new String[0] : acceptLanguage.split(",", 10)) {
            String tag = range.strip().toUpperCase(Locale.ROOT);
            for (SlateText text : values()) {
                if (tag.startsWith(text.name()) && (tag.length() == 2 || !Character.isLetter(tag.charAt(2)))) {
                    return text;
                }
            }
        }
        return EN;
    }

    /** Why it ended: everything for the owner, whom {@code because} is about, and nothing but the fact for others. */
    List<String> stopped(@Nullable PolicyEntry because) {
        return because == null ? List.of(neutral) : lines(stopped, because);
    }

    /** What the owner is told when a stream starts all the same. */
    List<String> limited(PolicyEntry because) {
        return lines(limited, because);
    }

    private List<String> lines(List<String> headline, PolicyEntry because) {
        return List.of(
                headline.get(0),
                headline.get(1),
                facts.get(0) + because.reason(),
                facts.get(1) + because.decision().value(),
                facts.get(2),
                because.appeal());
    }
}
