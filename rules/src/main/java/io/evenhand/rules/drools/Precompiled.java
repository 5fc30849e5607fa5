// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules.drools;

import io.evenhand.rules.fact.Proposal;
import io.evenhand.rules.fact.Reason;
import io.evenhand.rules.lint.LintedRuleset;
import io.evenhand.rules.lint.RuleFile;
import io.evenhand.rules.lint.RulesetLinter;
import io.evenhand.rules.ruleset.ProgramCases;
import io.evenhand.rules.ruleset.RuleCard;
import io.evenhand.rules.ruleset.Says;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.drools.compiler.kie.builder.impl.InternalKieModule;
import org.drools.model.Model;
import org.drools.modelcompiler.KieBaseBuilder;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;
import org.kie.api.conf.KieBaseOption;
import org.kie.internal.builder.conf.ParallelRulesBuildThresholdOption;

/**
 * The built-in ruleset, linted and compiled with this program instead of at its first verdict, which would take seconds.
 *
 * <p>The build runs {@link #main}, which fails if the linter finds anything, and lays classes and cards beside ours with
 * the text's hash. A program whose text has another hash lints and compiles it as it does any other ruleset.
 *
 * @param base the engine's form of the rules
 * @param cards of the rules, by name
 */
record Precompiled(KieBase base, List<RuleCard> cards) {
    private static final String INDEX = "io/evenhand/rules/builtin/COMPILED";
    private static final String CLASSES = "evenhand/ruleset/";

    Precompiled {
        cards = List.copyOf(cards);
    }

    /** Lints and compiles the built-in ruleset into a folder of classes, the only argument, and names the cases there. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        // rules that are compiled at once are numbered as it happens, so two builds would differ
        System.setProperty(ParallelRulesBuildThresholdOption.PROPERTY_NAME, "-1");
        List<RuleFile> files = RuleFiles.builtIn();
        LintedRuleset linted = RulesetLinter.lint(files);
        InternalKieModule module = (InternalKieModule) Compilation.classesOf(linted);
        clear(folder.resolve(CLASSES));
        List<String> index = new ArrayList<>(List.of(RuleFiles.version(files)));
        for (String name : module.getFileNames()) {
            byte[] bytes = module.getBytes(name);
            if (name.endsWith("/drools-model")) {
                // below a line that says which engine wrote it
                index.add(new String(bytes, StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> line.startsWith("evenhand."))
                        .findFirst()
                        .orElseThrow());
            } else if (name.startsWith(CLASSES) && name.endsWith(".class")) {
                Path file = folder.resolve(name);
                Files.createDirectories(file.getParent());
                Files.write(file, bytes);
            }
        }
        linted.rules().forEach(rule -> index.add(line(rule.card())));
        Files.write(folder.resolve(INDEX), index, StandardCharsets.UTF_8);
        ProgramCases.index(folder);
    }

    /** What an earlier build compiled from another text. */
    private static void clear(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> old = Files.walk(folder)) {
                for (Path path : old.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    /** What the build has left of the text with this version; null if it has left nothing or another text. */
    static @Nullable Precompiled of(String version) {
        try (InputStream in = Precompiled.class.getClassLoader().getResourceAsStream(INDEX)) {
            if (in == null) {
                return null;
            }
            List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            if (lines.size() < 3 || !lines.get(0).equals(version)) {
                return null;
            }
            Model model = Class.forName(lines.get(1))
                    .asSubclass(Model.class)
                    .getDeclaredConstructor()
                    .newInstance();
            return new Precompiled(
                    KieBaseBuilder.createKieBaseFromModel(model, new KieBaseOption[0]),
                    lines.subList(2, lines.size()).stream()
                            .map(Precompiled::card)
                            .toList());
        } catch (IOException | ReflectiveOperationException | LinkageError | IllegalArgumentException e) {
            // whatever is wrong with what the build left, the text is here
            return null;
        }
    }

    /** A card as one line; no part of one holds a tab. */
    private static String line(RuleCard card) {
        String reasons = card.reasons().stream().map(Reason::name).collect(Collectors.joining(","));
        Says says = card.says();
        return String.join(
                "\t",
                card.name(),
                card.asks().name(),
                reasons,
                card.owner(),
                card.clause(),
                says.en(),
                says.fr(),
                says.de());
    }

    private static RuleCard card(String line) {
        String[] parts = line.split("\t", -1);
        if (parts.length != 8) {
            throw new IllegalArgumentException("this is not a card");
        }
        List<Reason> reasons =
                Arrays.stream(parts[2].split(",", -1)).map(Reason::valueOf).toList();
        return new RuleCard(
                parts[0],
                Proposal.Kind.valueOf(parts[1]),
                reasons,
                new Says(parts[5], parts[6], parts[7]),
                parts[3],
                parts[4]);
    }
}
