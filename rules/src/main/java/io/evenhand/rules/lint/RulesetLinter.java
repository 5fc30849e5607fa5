// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules.lint;

import io.evenhand.rules.fact.Reason;
import io.evenhand.rules.lint.Finding.Fault;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.AnnotationDescr;
import org.drools.drl.ast.descr.ImportDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsParserException;
import org.jspecify.annotations.Nullable;
import org.kie.internal.builder.conf.LanguageLevelOption;

/**
 * Reads a ruleset's text and says what is wrong with it: every rule states its reasons, asks for exactly one thing, knows
 * nothing but the fact, and speaks of no network.
 *
 * <p>This guards against mistakes, not against an attacker: a condition is compiled as code, so whoever writes a ruleset
 * is as trusted as whoever writes this program.
 */
public final class RulesetLinter {
    private static final String FACT_PACKAGE = "io.evenhand.rules.fact.";
    private static final Pattern CONSEQUENCE =
            Pattern.compile("\\s*proposals\\.(notEnoughData|inFavour|review|limit|proposeSuspend)\\(\\);\\s*");

    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, List<Reason>> reasons = new LinkedHashMap<>();

    private RulesetLinter() {}

    /** Lints the files of one ruleset together. */
    public static LintedRuleset lint(List<RuleFile> files) {
        RulesetLinter linter = new RulesetLinter();
        files.stream().sorted(Comparator.comparing(RuleFile::name)).forEach(linter::file);
        if (linter.reasons.isEmpty() && linter.findings.isEmpty()) {
            linter.report("ruleset", 0, Fault.EMPTY, "there is no rule");
        }
        return new LintedRuleset(linter.reasons, linter.findings);
    }

    private void file(RuleFile file) {
        for (NetworkWords.Hit hit : NetworkWords.in(file.text())) {
            report(file.name(), hit.line(), Fault.NETWORK_WORD, "no rule may speak of \"" + hit.word() + "\"");
        }
        PackageDescr parsed = parse(file);
        if (parsed == null) {
            return;
        }
        for (ImportDescr each : parsed.getImports()) {
            if (!each.getTarget().startsWith(FACT_PACKAGE)) {
                report(file.name(), each.getLine(), Fault.FOREIGN_IMPORT, "a rule imports only from " + FACT_PACKAGE);
            }
        }
        declarations(file, parsed);
        parsed.getRules().forEach(rule -> rule(file, rule));
    }

    private @Nullable PackageDescr parse(RuleFile file) {
        DrlParser parser = new DrlParser(LanguageLevelOption.DRL6);
        try {
            PackageDescr parsed = parser.parse(null, file.text());
            if (parsed != null && !parser.hasErrors()) {
                return parsed;
            }
            parser.getErrors().forEach(error -> {
                int line = error.getLines().length == 0 ? 0 : error.getLines()[0];
                report(file.name(), line, Fault.UNREADABLE, "this is not a rule: " + error.getMessage());
            });
        } catch (DroolsParserException e) {
            report(file.name(), 0, Fault.UNREADABLE, "this is not a rule file: " + e.getMessage());
        }
        return null;
    }

    private void declarations(RuleFile file, PackageDescr parsed) {
        boolean foreignGlobal = parsed.getGlobals().stream()
                .anyMatch(global -> !global.getIdentifier().equals("proposals"));
        if (foreignGlobal
                || !parsed.getFunctions().isEmpty()
                || !parsed.getFunctionImports().isEmpty()
                || !parsed.getTypeDeclarations().isEmpty()
                || !parsed.getEntryPointDeclarations().isEmpty()) {
            report(
                    file.name(),
                    0,
                    Fault.FOREIGN_DECLARATION,
                    "a file holds rules and the global proposals, no functions and no types");
        }
    }

    private void rule(RuleFile file, RuleDescr rule) {
        if (!CONSEQUENCE.matcher(String.valueOf(rule.getConsequence())).matches()
                || !rule.getNamedConsequences().isEmpty()) {
            report(
                    file.name(),
                    rule.getLine(),
                    Fault.FOREIGN_CONSEQUENCE,
                    "rule \"" + rule.getName() + "\" may only ask for one thing, such as proposals.review();");
        }
        List<Reason> declared = declaredReasons(file, rule);
        if (reasons.putIfAbsent(rule.getName(), declared) != null) {
            report(
                    file.name(),
                    rule.getLine(),
                    Fault.DUPLICATE_NAME,
                    "there are two rules named \"" + rule.getName() + "\"");
        }
    }

    private List<Reason> declaredReasons(RuleFile file, RuleDescr rule) {
        AnnotationDescr annotation = rule.getAnnotation("reason");
        Object value = annotation == null ? null : annotation.getSingleValue();
        String text = String.valueOf(value).replaceAll("[\"{}\\s]", "");
        if (value == null || text.isEmpty()) {
            report(
                    file.name(),
                    rule.getLine(),
                    Fault.NO_REASON,
                    "rule \"" + rule.getName() + "\" states no @reason(CODE)");
            return List.of();
        }
        List<Reason> declared = new ArrayList<>();
        for (String code : text.split(",", -1)) {
            Reason reason = reason(code);
            if (reason == null) {
                report(
                        file.name(),
                        rule.getLine(),
                        Fault.UNKNOWN_REASON,
                        "rule \"" + rule.getName() + "\" gives a reason that no sentence explains: " + code);
            } else {
                declared.add(reason);
            }
        }
        return declared;
    }

    private static @Nullable Reason reason(String code) {
        return Arrays.stream(Reason.values())
                .filter(reason -> reason.name().equals(code))
                .findFirst()
                .orElse(null);
    }

    private void report(String file, int line, Fault fault, String message) {
        findings.add(new Finding(file, line, fault, message));
    }
}
