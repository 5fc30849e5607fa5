// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules.drools;

import io.evenhand.rules.lint.LintedRuleset;
import io.evenhand.rules.lint.RuleFile;
import java.util.List;
import java.util.stream.Collectors;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.KieModule;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;
import org.kie.api.runtime.KieContainer;

/** Turns a ruleset's text into an executable model: rules become Java classes, compiled in memory. */
final class Compilation {
    private Compilation() {}

    /** Compiles the very text that was linted. */
    static KieBase of(LintedRuleset linted) {
        List<RuleFile> texts = clean(linted);
        return RootLocale.during(() -> compile(texts));
    }

    /** The compiled classes of the very text that was linted, in memory. */
    static KieModule classesOf(LintedRuleset linted) {
        List<RuleFile> texts = clean(linted);
        return RootLocale.during(() -> build(texts));
    }

    private static List<RuleFile> clean(LintedRuleset linted) {
        if (!linted.isClean()) {
            throw RefusedRulesetException.of(linted.findings());
        }
        return linted.texts();
    }

    private static KieBase compile(List<RuleFile> files) {
        KieServices services = KieServices.Factory.get();
        ReleaseId release = build(files).getReleaseId();
        KieContainer container = services.newKieContainer(release);
        // the model lives on in the base; the registry of this engine would keep every ruleset ever loaded
        services.getRepository().removeKieModule(release);
        return container.getKieBase();
    }

    private static KieModule build(List<RuleFile> files) {
        KieServices services = KieServices.Factory.get();
        ReleaseId release = services.newReleaseId(
                "io.evenhand.ruleset", "text", RuleFiles.version(files).substring("sha256:".length()));
        KieFileSystem sources = services.newKieFileSystem().generateAndWritePomXML(release);
        files.forEach(file -> sources.write("src/main/resources/evenhand/ruleset/" + file.name(), file.text()));
        KieBuilder builder = services.newKieBuilder(sources, Compilation.class.getClassLoader());
        builder.buildAll(ExecutableModelProject.class);
        List<Message> errors = builder.getResults().getMessages(Message.Level.ERROR);
        if (!errors.isEmpty()) {
            String message = errors.stream()
                    .map(error -> error.getPath() + ":" + error.getLine() + ": " + error.getText())
                    .collect(Collectors.joining("; ", "the ruleset does not compile: ", ""));
            throw new RefusedRulesetException(message, List.of());
        }
        return builder.getKieModule();
    }
}
