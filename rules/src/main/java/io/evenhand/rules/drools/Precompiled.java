// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules.drools;

import io.evenhand.rules.lint.LintedRuleset;
import io.evenhand.rules.lint.RuleFile;
import io.evenhand.rules.lint.RulesetLinter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.drools.compiler.kie.builder.impl.InternalKieModule;
import org.drools.model.Model;
import org.drools.modelcompiler.KieBaseBuilder;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;
import org.kie.api.conf.KieBaseOption;

/**
 * The built-in ruleset, compiled with this program instead of at its first verdict, which would take seconds.
 *
 * <p>The build runs {@link #main}, which lints and compiles the text and lays the classes beside ours, with the text's
 * hash. A program whose text has another hash, or none, compiles as it does for any other ruleset.
 */
final class Precompiled {
    private static final String INDEX = "io/evenhand/rules/builtin/COMPILED";
    private static final String CLASSES = "evenhand/ruleset/";

    private Precompiled() {}

    /** Compiles the built-in ruleset into a folder of classes, the only argument. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        List<RuleFile> files = RuleFiles.builtIn();
        LintedRuleset linted = RulesetLinter.lint(files);
        if (!linted.isClean()) {
            throw RefusedRulesetException.of(linted.findings());
        }
        InternalKieModule module = (InternalKieModule) RootLocale.during(() -> Compilation.build(linted.texts()));
        String model = "";
        for (String name : module.getFileNames()) {
            byte[] bytes = module.getBytes(name);
            if (name.endsWith("/drools-model")) {
                // below a line that says which engine wrote it
                model = new String(bytes, StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> line.startsWith("evenhand."))
                        .findFirst()
                        .orElseThrow();
            } else if (name.startsWith(CLASSES) && name.endsWith(".class")) {
                Path file = folder.resolve(name);
                Files.createDirectories(file.getParent());
                Files.write(file, bytes);
            }
        }
        Files.writeString(folder.resolve(INDEX), RuleFiles.version(files) + "\n" + model + "\n");
    }

    /** The base of a linted text if the build has compiled that very text; otherwise null. */
    static @Nullable KieBase base(LintedRuleset linted, String version) {
        try (InputStream in = Precompiled.class.getClassLoader().getResourceAsStream(INDEX)) {
            if (in == null || !linted.isClean()) {
                return null;
            }
            List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            if (lines.size() < 2 || !lines.get(0).equals(version)) {
                return null;
            }
            Model model = Class.forName(lines.get(1))
                    .asSubclass(Model.class)
                    .getDeclaredConstructor()
                    .newInstance();
            return KieBaseBuilder.createKieBaseFromModel(model, new KieBaseOption[0]);
        } catch (IOException | ReflectiveOperationException | LinkageError e) {
            // whatever is wrong with what the build left, the text is here
            return null;
        }
    }
}
