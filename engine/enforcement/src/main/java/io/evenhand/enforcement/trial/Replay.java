// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.trial;

import io.evenhand.contract.json.ContractJson;
import io.evenhand.enforcement.ledger.Ledger;
import io.evenhand.enforcement.ledger.Stored;
import io.evenhand.enforcement.ledger.TrialBook.Recorded;
import io.evenhand.enforcement.rulebook.Rulebook;
import io.evenhand.enforcement.rulebook.UnfitRulesetException;
import io.evenhand.rules.ruleset.Ruleset;
import io.evenhand.rules.ruleset.Semantics;
import java.util.EnumMap;
import java.util.Map;

/** Reaches a stored verdict again from what is stored: the version it names, its assessment, and what casework knew. */
public final class Replay {
    private final Ledger ledger;
    private final Rulebook book;

    public Replay(Ledger ledger, Rulebook book) {
        this.ledger = ledger;
        this.book = book;
    }

    /** What comes of it. */
    public enum Replayed {
        /** The same bytes. */
        SAME,
        /** Other bytes: something is wrong with the ledger or with this program. */
        DIFFERENT,
        /** Other bytes, or none, as a program of another {@link Semantics} reached it: that says nothing about the rules. */
        OTHER_SEMANTICS,
        /** It was reached before everything that went into it was kept. */
        NOT_KEPT
    }

    /** Every verdict that the ledger holds. */
    public Map<Replayed, Long> all() {
        Map<Replayed, Long> counts = new EnumMap<>(Replayed.class);
        ledger.read(books -> books.trials().eachRecorded(row -> counts.merge(replay(row), 1L, Long::sum)));
        return counts;
    }

    private Replayed replay(Recorded row) {
        if (row.standing() == null) {
            return Replayed.NOT_KEPT;
        }
        Ruleset ruleset;
        try {
            ruleset = book.ready(row.ruleset());
        } catch (UnfitRulesetException e) {
            return otherwise(row, Replayed.NOT_KEPT);
        }
        String again = ContractJson.text(
                ruleset.decide(Stored.assessment(row.assessment()), Stored.standing(row.standing(), row.account())));
        return again.equals(row.verdict()) ? Replayed.SAME : otherwise(row, Replayed.DIFFERENT);
    }

    private static Replayed otherwise(Recorded row, Replayed bySameSemantics) {
        return row.semantics() == Semantics.VERSION ? bySameSemantics : Replayed.OTHER_SEMANTICS;
    }
}
