// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules.fact;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a condition may look at: the list for people who write rules. Each is a field of {@link CaseFact} or a
 * yes-or-no property of it.
 *
 * <p>A field can be unknown for an account, because nobody measured it. Its number is then 0, its flag false, and that says nothing: a condition
 * on it is neither true nor false, and a rule with such a condition does not fire.
 */
public enum FactField {
    SCORE("score", Kind.NUMBER, Basis.NONE, CaseFact::score, "enough", CaseFact::enough, "the score, decibans"),
    ENOUGH("enough", Basis.NONE, CaseFact::enough, "whether the minimum-evidence gate is passed"),
    PERSISTENT(
            "persistent",
            Kind.FLAG,
            Basis.NONE,
            CaseFact::persistent,
            "persistenceKnown",
            CaseFact::persistenceKnown,
            "stood out in three of the latest four weeks at least"),
    RHYTHM_POINTS("rhythmPoints", Kind.NUMBER, Basis.RHYTHM, CaseFact::rhythmPoints, "the billing rhythm, decibans"),
    PERIOD_DAYS("periodDays", Kind.DECIMAL, Basis.RHYTHM, CaseFact::periodDays, "the period of the rhythm, days"),
    MULTIPLES("multiples", Kind.COUNT, Basis.RHYTHM, CaseFact::multiples, "different whole multiples of the period"),
    ON_CYCLE_VIEWERS("onCycleViewers", Kind.COUNT, Basis.SCALE, CaseFact::onCycleViewers, "viewers who keep to it"),
    REMOVED_VIEWERS("removedViewers", Kind.COUNT, Basis.SCALE, CaseFact::removedViewers, "viewers the owner removed"),
    TRADE_MARKS("tradeMarks", Kind.COUNT, Basis.TRADE, CaseFact::tradeMarks, "", fact -> true, "marks of a trade"),
    LINK_POINTS(
            "linkPoints",
            Kind.NUMBER,
            Basis.LINK,
            CaseFact::linkPoints,
            "linksKnown",
            CaseFact::linksKnown,
            "links to other owner accounts by strong keys, decibans"),
    LINK_PEERS(
            "linkPeers",
            Kind.COUNT,
            Basis.LINK,
            CaseFact::linkPeers,
            "linksKnown",
            CaseFact::linksKnown,
            "other owner accounts with the same strong key"),
    SCALE_POINTS(
            "scalePoints",
            Kind.NUMBER,
            Basis.SCALE,
            CaseFact::scalePoints,
            "",
            fact -> true,
            "the scale of the sharing, decibans"),
    AUTOMATION_POINTS(
            "automationPoints",
            Kind.NUMBER,
            Basis.TRADE,
            CaseFact::automationPoints,
            "",
            fact -> true,
            "automation, decibans"),
    EXCULPATORY_POINTS(
            "exculpatoryPoints",
            Kind.FAVOUR,
            Basis.FAVOUR,
            CaseFact::exculpatoryPoints,
            "",
            fact -> true,
            "all that speaks for the account, decibans, at most 0"),
    TIES_POINTS(
            "tiesPoints",
            Kind.FAVOUR,
            Basis.FAVOUR,
            CaseFact::tiesPoints,
            "tiesKnown",
            CaseFact::tiesKnown,
            "the part of it from ties among viewers"),
    RECIPROCITY_POINTS(
            "reciprocityPoints",
            Kind.FAVOUR,
            Basis.FAVOUR,
            CaseFact::reciprocityPoints,
            "reciprocityKnown",
            CaseFact::reciprocityKnown,
            "the part of it from viewers who share back"),
    TENURE_POINTS(
            "tenurePoints",
            Kind.FAVOUR,
            Basis.FAVOUR,
            CaseFact::tenurePoints,
            "tenureKnown",
            CaseFact::tenureKnown,
            "the part of it from viewers who stay"),
    ASSUMED_POINTS(
            "assumedPoints",
            Kind.FAVOUR,
            Basis.FAVOUR,
            CaseFact::assumedPoints,
            "",
            fact -> true,
            "counted in favour because nobody measured it"),
    TIES(
            "ties",
            Kind.KNIT,
            Basis.FAVOUR,
            CaseFact::ties,
            "",
            CaseFact::tiesKnown,
            "how closely viewers know each other"),
    EXTERNAL_VIEWERS(
            "externalViewers",
            Kind.COUNT,
            Basis.SCALE,
            CaseFact::externalViewers,
            "playbackKnown",
            CaseFact::playbackKnown,
            "viewers outside the Home who played something in the last 30 days"),
    AGED_TENURES(
            "agedTenures",
            Kind.COUNT,
            Basis.SCALE,
            CaseFact::agedTenures,
            "",
            fact -> true,
            "ended tenures that count as evidence"),
    PERSISTENCE_TRUE(
            "persistenceTrue",
            Kind.COUNT,
            Basis.NONE,
            CaseFact::persistenceTrue,
            "persistenceKnown",
            CaseFact::persistenceKnown,
            "of the latest weekly evaluations, those in which the account stood out"),
    PERSISTENCE_OF(
            "persistenceOf",
            Kind.COUNT,
            Basis.NONE,
            CaseFact::persistenceOf,
            "",
            fact -> true,
            "how many of them were made"),
    PLAYBACK_SEEN("playbackSeen", CaseFact::playbackSeen, "whether playback events arrive"),
    TIES_SEEN("tiesSeen", CaseFact::tiesSeen, "whether somebody measures ties"),
    KEYS_SEEN("keysSeen", CaseFact::keysSeen, "whether strong keys arrive"),
    ALLOWLISTED("allowlisted", Basis.NONE, CaseFact::allowlisted, "whether an allow entry is active"),
    HELD("held", Basis.NONE, CaseFact::held, "whether a migration hold is running"),
    APPEAL_OPEN("appealOpen", Basis.NONE, CaseFact::appealOpen, "whether an appeal waits for its decision"),
    EVIDENCE_VERIFIED(
            "evidenceVerified", Basis.SALE, CaseFact::evidenceVerified, "whether two people verified evidence of sale"),
    PRIOR_NOTICES(
            "priorNotices",
            Kind.COUNT,
            Basis.NONE,
            CaseFact::priorNotices,
            "",
            fact -> true,
            "notices in the last year; no evidence");

    /** What values a field can have. */
    public enum Kind {
        /** Yes or no. */
        FLAG(0, 1),
        /** A whole number, 0 or more. */
        COUNT(0, Integer.MAX_VALUE),
        /** A whole number. */
        NUMBER(Integer.MIN_VALUE, Integer.MAX_VALUE),
        /** A whole number, 0 or less. */
        FAVOUR(Integer.MIN_VALUE, 0),
        /** A number with up to three decimals, 0 or more. */
        DECIMAL(0, Integer.MAX_VALUE),
        /** A word of {@link Knit}. */
        KNIT(0, 0),
        /** A word of {@link Known}. */
        KNOWN(0, 0);

        private final long min;
        private final long max;

        Kind(long min, long max) {
            this.min = min;
            this.max = max;
        }

        /** The least value; for numbers and flags. */
        public long min() {
            return min;
        }

        /** The greatest value; for numbers and flags. */
        public long max() {
            return max;
        }

        public boolean isNumber() {
            return this != FLAG && !isWord();
        }

        public boolean isWord() {
            return this == KNIT || this == KNOWN;
        }

        /** The words it can have, in small letters; none for numbers. */
        public List<String> words() {
            Stream<? extends Enum<?>> values =
                    switch (this) {
                        case KNIT -> Arrays.stream(Knit.values());
                        case KNOWN -> Arrays.stream(Known.values());
                        default -> Stream.empty();
                    };
            return values.map(value -> value.name().toLowerCase(Locale.ROOT)).toList();
        }
    }

    private final String fieldName;
    private final Kind kind;
    private final Basis basis;
    private final Function<CaseFact, Object> value;
    private final String guard;
    private final Predicate<CaseFact> known;
    private final String meaning;

    FactField(
            String fieldName,
            Kind kind,
            Basis basis,
            Function<CaseFact, Object> value,
            String guard,
            Predicate<CaseFact> known,
            String meaning) {
        this.fieldName = fieldName;
        this.kind = kind;
        this.basis = basis;
        this.value = value;
        this.guard = guard;
        this.known = known;
        this.meaning = meaning;
    }

    /** What is read off the rhythm, and unknown without one. */
    FactField(String fieldName, Kind kind, Basis basis, Function<CaseFact, Object> value, String meaning) {
        this(fieldName, kind, basis, value, "rhythmKnown", CaseFact::rhythmKnown, meaning);
    }

    FactField(String fieldName, Basis basis, Function<CaseFact, Object> value, String meaning) {
        this(fieldName, Kind.FLAG, basis, value, "", fact -> true, meaning);
    }

    FactField(String fieldName, Function<CaseFact, Known> value, String meaning) {
        this(fieldName, Kind.KNOWN, Basis.NONE, value::apply, "", fact -> value.apply(fact) != Known.UNKNOWN, meaning);
    }

    /** The name that rules use. */
    public String fieldName() {
        return fieldName;
    }

    public Kind kind() {
        return kind;
    }

    /** The ground it rests on. */
    public Basis basis() {
        return basis;
    }

    /** What it means, with its unit, in a few words. */
    public String meaning() {
        return meaning;
    }

    /** The property of the fact that says whether the number or the flag is known; empty if it always is, or if it is a word. */
    public String guard() {
        return guard;
    }

    /** Whether it is known for this account. */
    public boolean isKnown(CaseFact fact) {
        return known.test(fact);
    }

    /** A number, a flag or a word of the account; look first whether it is known. */
    public Object value(CaseFact fact) {
        return value.apply(fact);
    }

    /** Whether it tells only how many people, accounts or notices there are. */
    public boolean isHeadcount() {
        return basis == Basis.SCALE || this == LINK_PEERS || this == PRIOR_NOTICES;
    }

    /** The field of that name, or null. */
    public static @Nullable FactField find(String name) {
        return Arrays.stream(values())
                .filter(field -> field.fieldName.equals(name))
                .findFirst()
                .orElse(null);
    }

    /** All names, for a message. */
    public static String names() {
        return Arrays.stream(values()).map(FactField::fieldName).collect(Collectors.joining(", "));
    }
}
