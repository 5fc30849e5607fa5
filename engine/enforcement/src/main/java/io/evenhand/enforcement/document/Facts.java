// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.document;

import io.evenhand.contract.assessment.EvidenceAtom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Evidence in plain language; every sentence says what was seen and none says what it means about the person. */
public final class Facts {
    private static final double CHANCE_WORTH_SAYING = 0.01;
    private static final int POWERS_OF_TEN_MAX = 9;

    private Facts() {}

    /** What was seen; a signal of a later scorecard has its family's sentence. */
    public static String saw(EvidenceAtom atom, Language language) {
        Phrasebook book = Documents.book(language);
        String seen = book.say(key(book, atom), slots(atom));
        Double p = atom.p();
        boolean rhythm = atom.signal().equals("rhythm.tenure") || atom.signal().equals("rhythm.punctuality");
        if (!rhythm || p == null || !(p < CHANCE_WORTH_SAYING)) {
            return seen;
        }
        // powers of ten, rounded in the account's favour
        long oneIn = Math.round(Math.pow(10, Math.min(POWERS_OF_TEN_MAX, Math.floor(-Math.log10(Math.max(p, 1e-9))))));
        return seen + " " + book.say("saw.chance", "oneIn", oneIn);
    }

    /** Why that kind of evidence is looked at. */
    public static String matters(EvidenceAtom atom, Language language) {
        return Documents.book(language).say("matters." + atom.family().wire());
    }

    /** What else it could be, so that a person can say so. */
    public static String innocent(EvidenceAtom atom, Language language) {
        return Documents.book(language).say("innocent." + atom.family().wire());
    }

    private static String key(Phrasebook book, EvidenceAtom atom) {
        String sided = "saw." + atom.signal() + (atom.points() > 0 ? ".against" : ".favour");
        if (book.has(sided)) {
            return sided;
        }
        String plain = "saw." + atom.signal();
        return book.has(plain) ? plain : "saw.family." + atom.family().wire();
    }

    private static Object[] slots(EvidenceAtom atom) {
        long period = detail(atom, "periodDays");
        long on = period > 0 ? detail(atom, "onCycleViewers") : 0;
        double part = atom.statistic() == null ? 0 : atom.statistic();
        List<Object> slots = new ArrayList<>();
        add(slots, "n", atom.n());
        add(slots, "period", period);
        add(slots, "on", on);
        // people and not tenures: several who came and went together are one tenure of evidence, but still several
        // people
        add(slots, "removed", Math.max(on, Math.max(detail(atom, "removedViewers"), atom.n())));
        add(slots, "starts", detail(atom, "starts"));
        add(slots, "peers", Math.max(0, detail(atom, "peers")));
        add(slots, "punctual", Math.round(part * atom.n()));
        return slots.toArray();
    }

    private static void add(List<Object> slots, String name, long value) {
        slots.add(name);
        slots.add(value);
    }

    private static long detail(EvidenceAtom atom, String name) {
        return Math.round(atom.detail().getOrDefault(name, 0.0));
    }

    /** The family as a heading. */
    public static String family(String wire, Language language) {
        return Documents.book(language).say("family." + wire.toLowerCase(Locale.ROOT));
    }
}
