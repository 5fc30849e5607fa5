// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules.lint;

import io.evenhand.rules.lint.Finding.Fault;
import java.util.ArrayList;
import java.util.List;
import org.drools.drl.ast.descr.ImportDescr;
import org.drools.drl.ast.descr.PackageDescr;

/** A file imports what a rule may look at and say, declares the one global, and holds rules: no function, type, query or unit. */
final class OwnPackageOnly implements Check {
    private static final String PACKAGE = "evenhand.ruleset";
    private static final List<String> IMPORTS = List.of("CaseFact", "Knit", "Known", "Proposals");
    private static final String FACT_PACKAGE = "io.evenhand.rules.fact.";

    @Override
    public List<Finding> check(ReadRuleset ruleset) {
        List<Finding> findings = new ArrayList<>();
        ruleset.parsed().forEach((file, parsed) -> {
            for (ImportDescr each : parsed.getImports()) {
                String target = each.getTarget();
                if (!target.startsWith(FACT_PACKAGE) || !IMPORTS.contains(target.substring(FACT_PACKAGE.length()))) {
                    findings.add(new Finding(
                            file.name(),
                            each.getLine(),
                            Fault.FOREIGN_IMPORT,
                            "a rule imports only " + String.join(", ", IMPORTS) + " from " + FACT_PACKAGE));
                }
            }
            if (!PACKAGE.equals(parsed.getName()) || declaresMore(parsed)) {
                findings.add(new Finding(
                        file.name(),
                        0,
                        Fault.FOREIGN_DECLARATION,
                        "a file is of package " + PACKAGE
                                + " and holds rules and the global proposals, no functions, types or queries"));
            }
        });
        return findings;
    }

    private static boolean declaresMore(PackageDescr parsed) {
        boolean foreignGlobal = parsed.getGlobals().stream()
                .anyMatch(global -> !global.getIdentifier().equals("proposals")
                        || !global.getType().replace(FACT_PACKAGE, "").equals("Proposals"));
        return foreignGlobal
                || parsed.getUnit() != null
                || !parsed.getFunctions().isEmpty()
                || !parsed.getFunctionImports().isEmpty()
                || !parsed.getAccumulateImports().isEmpty()
                || !parsed.getAttributes().isEmpty()
                || !parsed.getClassAndEnumDeclarationDescrs().isEmpty()
                || !parsed.getEntryPointDeclarations().isEmpty()
                || !parsed.getWindowDeclarations().isEmpty()
                || parsed.getRules().stream().anyMatch(rule -> rule.isQuery() || rule.getUnit() != null);
    }
}
