// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules.drools;

import io.evenhand.rules.fact.CaseFact;
import io.evenhand.rules.fact.Proposal;
import io.evenhand.rules.fact.Proposal.Kind;
import io.evenhand.rules.fact.Proposals;
import io.evenhand.rules.fact.Reason;
import io.evenhand.rules.ruleset.Settlement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.event.rule.BeforeMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.KieSessionConfiguration;
import org.kie.api.runtime.conf.ThreadSafeOption;
import org.kie.api.runtime.rule.FactHandle;

/** One working memory of the engine, asked about one fact at a time by one thread at a time. */
final class RuleSession {
    private final KieSession session;
    private final Map<String, List<Reason>> reasons;
    private final List<Proposal> proposals = new ArrayList<>();
    private String firing = "";
    private @Nullable RuntimeException failure;

    RuleSession(KieBase base, Map<String, List<Reason>> reasons) {
        this.session = base.newKieSession(configuration(), null);
        this.reasons = reasons;
        session.setGlobal("proposals", new Collector());
        session.addEventListener(new DefaultAgendaEventListener() {
            @Override
            public void beforeMatchFired(BeforeMatchFiredEvent event) {
                firing = event.getMatch().getRule().getName();
            }
        });
    }

    /** One thread at a time asks a session, so it needs no locks. */
    private static KieSessionConfiguration configuration() {
        KieSessionConfiguration configuration = KieServices.Factory.get().newKieSessionConfiguration();
        configuration.setOption(ThreadSafeOption.NO);
        return configuration;
    }

    /** What the rules propose about {@code fact}; degraded if one of them failed. */
    Settlement ask(CaseFact fact) {
        proposals.clear();
        try {
            FactHandle handle = session.insert(fact);
            session.fireAllRules();
            session.delete(handle);
            // deletions wait for the next firing; the case must not stay in memory until then
            session.fireAllRules();
        } catch (RuntimeException e) {
            failure = e;
        }
        return new Settlement(fact, proposals, failure != null);
    }

    /** What a rule threw, or null. */
    @Nullable
    RuntimeException failure() {
        return failure;
    }

    void close() {
        try {
            session.dispose();
        } catch (RuntimeException e) {
            // a session too broken to close is garbage all the same; the failure before this one is the one to tell
            if (failure != null) {
                failure.addSuppressed(e);
            }
        }
    }

    /** Writes down what is proposed under the name of the rule that is firing. */
    private final class Collector implements Proposals {
        @Override
        public void notEnoughData() {
            add(Kind.NOT_ENOUGH_DATA);
        }

        @Override
        public void review() {
            add(Kind.REVIEW);
        }

        @Override
        public void limit() {
            add(Kind.LIMIT);
        }

        @Override
        public void proposeSuspend() {
            add(Kind.PROPOSE_SUSPEND);
        }

        @Override
        public void inFavour() {
            add(Kind.IN_FAVOUR);
        }

        private void add(Kind kind) {
            proposals.add(new Proposal(firing, kind, reasons.getOrDefault(firing, List.of())));
        }
    }
}
