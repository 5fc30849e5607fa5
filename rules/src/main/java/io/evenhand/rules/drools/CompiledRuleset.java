// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules.drools;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.verdict.Measure;
import io.evenhand.contract.verdict.Outcome;
import io.evenhand.contract.verdict.Standing;
import io.evenhand.contract.verdict.Verdict;
import io.evenhand.rules.fact.CaseFact;
import io.evenhand.rules.fact.CaseFacts;
import io.evenhand.rules.fact.Reason;
import io.evenhand.rules.lint.LintedRuleset;
import io.evenhand.rules.lint.LintedRuleset.LintedRule;
import io.evenhand.rules.ruleset.RuleCard;
import io.evenhand.rules.ruleset.Ruleset;
import io.evenhand.rules.ruleset.Settlement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A ruleset as an executable model, with idle sessions kept for the next question.
 *
 * <p>A session is asked by one thread at a time and forgets the fact before it is put back; one in which a rule failed
 * is thrown away, since nobody knows what it still holds. So there are never more sessions than threads that ask.
 */
final class CompiledRuleset implements Ruleset {
    private static final Logger LOG = LoggerFactory.getLogger(CompiledRuleset.class);

    private final KieBase base;
    private final Map<String, List<Reason>> reasons;
    private final List<RuleCard> cards;
    private final String version;
    private final AtomicBoolean reported = new AtomicBoolean();
    private final ConcurrentLinkedQueue<RuleSession> idle = new ConcurrentLinkedQueue<>();

    /**
     * Compiles what was linted.
     *
     * @throws RefusedRulesetException if the linter found anything
     */
    CompiledRuleset(LintedRuleset linted, String version) {
        this(
                Compilation.of(linted),
                linted.rules().stream().map(LintedRule::card).toList(),
                version);
    }

    /** What was linted and compiled with this program. */
    CompiledRuleset(Precompiled built, String version) {
        this(built.base(), built.cards(), version);
    }

    private CompiledRuleset(KieBase base, List<RuleCard> cards, String version) {
        this.base = base;
        this.cards = cards;
        this.reasons = cards.stream().collect(Collectors.toUnmodifiableMap(RuleCard::name, RuleCard::reasons));
        this.version = version;
    }

    @Override
    public Verdict decide(Assessment assessment, Standing standing) {
        CaseFact fact;
        try {
            fact = CaseFacts.of(assessment, standing);
        } catch (RuntimeException e) {
            report(e);
            return unreadable(assessment);
        }
        return evaluate(fact).verdict(assessment, version);
    }

    /** The verdict on a record that lacks a part rules look at: one bad record must not stop those behind it. */
    private Verdict unreadable(Assessment assessment) {
        return new Verdict(
                assessment.account(),
                assessment.asOf(),
                Outcome.NOT_ENOUGH_DATA,
                Measure.NONE,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                version,
                true,
                assessment.id());
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public List<RuleCard> rules() {
        return cards;
    }

    private Settlement evaluate(CaseFact fact) {
        RuleSession waiting = idle.poll();
        RuleSession session = waiting == null ? new RuleSession(base, reasons) : waiting;
        Settlement settlement = session.ask(fact);
        if (settlement.degraded()) {
            report(session.failure());
            session.close();
        } else {
            idle.add(session);
        }
        return settlement;
    }

    /** Once, and without the message: the engine's messages spell out the fact, and a log is no place for a case. */
    private void report(@Nullable Throwable failure) {
        if (reported.compareAndSet(false, true)) {
            Throwable cause = failure;
            while (cause != null && cause.getCause() != null) {
                cause = cause.getCause();
            }
            LOG.error(
                    "a rule of {} failed with {}; such verdicts are degraded",
                    version,
                    cause == null ? "nothing" : cause.getClass().getName());
        }
    }
}
