// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.whatif;

import io.evenhand.enforcement.breaker.BreakerDesk;
import io.evenhand.enforcement.ledger.Ledger;
import io.evenhand.enforcement.rulebook.CasesDesk;
import io.evenhand.enforcement.rulebook.Rulebook;
import io.evenhand.enforcement.rulebook.RulesetDesk;
import io.evenhand.enforcement.rulebook.Versions;
import io.evenhand.enforcement.trial.Backtests;
import io.evenhand.enforcement.trial.DryRun;
import io.evenhand.enforcement.trial.Replay;
import io.evenhand.enforcement.trial.Shadows;
import io.evenhand.enforcement.trial.Traits;
import io.evenhand.enforcement.undo.UndoDesk;
import io.evenhand.ui.session.Refusal;
import java.time.Clock;

/** Everything that pages and programs ask about rules, in one place, so that both do the same. */
public record RuleDesks(
        Versions versions,
        RulesetDesk rulesets,
        CasesDesk cases,
        Backtests backtests,
        DryRun dryRun,
        Shadows shadows,
        Replay replay,
        BreakerDesk breakers,
        UndoDesk undo,
        Traits traits) {
    public static RuleDesks of(Ledger ledger, Rulebook book, Clock clock) {
        return new RuleDesks(
                new Versions(ledger, book),
                new RulesetDesk(ledger, book, clock),
                new CasesDesk(ledger, book, clock),
                new Backtests(ledger, book, clock),
                new DryRun(ledger, book),
                new Shadows(ledger),
                new Replay(ledger, book),
                new BreakerDesk(ledger, clock),
                new UndoDesk(ledger, clock),
                new Traits(ledger, clock));
    }

    /**
     * The version of an address or a form.
     *
     * @throws Refusal if there is none
     */
    public Versions.Version version(String hashOrBeginning) {
        Versions.Version version = versions.find(hashOrBeginning);
        if (version == null) {
            throw new Refusal(Refusal.Reason.NOT_FOUND);
        }
        return version;
    }
}
