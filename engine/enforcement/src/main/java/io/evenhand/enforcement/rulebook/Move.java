// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.rulebook;

import java.util.List;

/** What comes of an act on a version of the rules. */
public sealed interface Move {
    /**
     * It is done.
     *
     * @param subject the hash of the version, or the number of what was made
     */
    record Done(String subject) implements Move {}

    /**
     * Nothing happened.
     *
     * @param findings what is wrong with a text, otherwise empty
     */
    record Refused(Why why, List<String> findings) implements Move {
        public Refused {
            findings = List.copyOf(findings);
        }

        Refused(Why why) {
            this(why, List.of());
        }
    }

    /** Why nothing happened. */
    enum Why {
        NOT_FOUND("there is no such version"),
        ROLE("your role does not allow this"),
        SAME_PERSON("the second person must be another one than the author"),
        TEXT_TOO_SHORT("the reason is too short"),
        UNFIT("the ruleset cannot be used"),
        KNOWN("this version is known already"),
        NO_REPORT("there is no report about exactly this version"),
        STALE_REPORT("the report compares with a version that is no longer the active one"),
        OTHER_SEMANTICS(
                "this program reads rules otherwise than the one that made the report; test and approve it anew"),
        OLD_REPORT("the report is older than two weeks"),
        NARROW_REPORT("the report looked at less than 80 % of what is stored of the last 90 days"),
        SMALL_REPORT("the report looked at fewer than 100 assessments"),
        CASES_FAILED("not every case came out as it should"),
        UNPROVEN("something that must come before is missing, and nobody waived it"),
        WAIVED_BY_YOU("whoever waived what is missing does not make the version decide"),
        NOT_APPROVED("no second person has approved this version"),
        NEVER_REPLACED("only a version that was active until another one took its place can come back"),
        PERCENT("a stage is a whole percentage from 1 to 99"),
        STATE("this makes no sense in the state that things are in");

        private final String sentence;

        Why(String sentence) {
            this.sentence = sentence;
        }

        /** For programs and people: lower case, no full stop. */
        public String sentence() {
            return sentence;
        }
    }
}
