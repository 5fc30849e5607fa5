// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.rules;

import io.evenhand.rules.drools.Rulesets;
import io.evenhand.rules.fact.CaseFact;
import io.evenhand.rules.fact.CaseFacts;
import io.evenhand.rules.fact.Proposals;
import io.evenhand.rules.lint.RuleFile;
import io.evenhand.rules.spec.RulesetSpec;
import java.util.List;
import org.drools.model.codegen.ExecutableModelProject;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;
import org.kie.api.event.rule.AfterMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.FactHandle;

/**
 * The product's engine on the same rule text, stopped after the first rule that fires, in the order of the text. The
 * product itself never does this: what it decides does not depend on an order.
 */
final class FirstMatch implements Contestant {
    private final Subjects subjects;
    private final KieSession session;
    private @Nullable String first;

    FirstMatch(RulesetSpec spec, Subjects subjects) {
        this.subjects = subjects;
        this.session = session(Rulesets.lint(spec).texts());
        session.setGlobal("proposals", new Silent());
        session.addEventListener(new DefaultAgendaEventListener() {
            @Override
            public void afterMatchFired(AfterMatchFiredEvent event) {
                if (first == null) {
                    first = event.getMatch().getRule().getName();
                }
            }
        });
    }

    @Override
    public String name() {
        return "Evenhand's engine";
    }

    @Override
    public List<String> fired(int number) {
        first = null;
        CaseFact fact = CaseFacts.of(subjects.assessments().get(number), subjects.standing());
        FactHandle handle = session.insert(fact);
        session.fireAllRules(1);
        String name = first;
        session.delete(handle);
        session.fireAllRules();
        return name == null ? List.of() : List.of(name);
    }

    private static KieSession session(List<RuleFile> texts) {
        KieServices services = KieServices.Factory.get();
        ReleaseId release = services.newReleaseId("io.evenhand.bench", "first-match", String.valueOf(texts.hashCode()));
        KieFileSystem sources = services.newKieFileSystem().generateAndWritePomXML(release);
        texts.forEach(text -> sources.write("src/main/resources/evenhand/ruleset/" + text.name(), text.text()));
        KieBuilder builder = services.newKieBuilder(sources, FirstMatch.class.getClassLoader());
        builder.buildAll(ExecutableModelProject.class);
        if (builder.getResults().hasMessages(Message.Level.ERROR)) {
            throw new IllegalStateException(builder.getResults().toString());
        }
        return services.newKieContainer(release).getKieBase().newKieSession();
    }

    /** Takes proposals and keeps none. */
    private static final class Silent implements Proposals {
        @Override
        public void notEnoughData() {}

        @Override
        public void review() {}

        @Override
        public void limit() {}

        @Override
        public void proposeSuspend() {}

        @Override
        public void inFavour() {}
    }
}
