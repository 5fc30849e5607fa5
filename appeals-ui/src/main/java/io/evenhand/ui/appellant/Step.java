// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.appellant;

import java.util.List;
import java.util.Locale;

/** The questions of an appeal, in order. */
enum Step {
    PARTS,
    WORDS,
    FILES,
    EFFECTS,
    CONTACT,
    CHECK;

    private static final List<Step> ALL = List.of(values());

    /** How many questions there are; the check is none. */
    static final int QUESTIONS = ALL.indexOf(CHECK);

    String path(Visit visit) {
        return visit.path() + "/appeal/" + name().toLowerCase(Locale.ROOT);
    }

    /** Which question it is, from 1; 0 for the check. */
    int number() {
        return this == CHECK ? 0 : ALL.indexOf(this) + 1;
    }

    Step next() {
        return ALL.get(Math.min(ALL.indexOf(this) + 1, QUESTIONS));
    }

    /** The page before: the notice before the first question. */
    String back(Visit visit) {
        return this == PARTS ? visit.path() : ALL.get(ALL.indexOf(this) - 1).path(visit);
    }
}
