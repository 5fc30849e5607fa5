// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The house's walls: who may import whom, where each library lives, and that no package depends on itself in a circle. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.evenhand");

    /** The complete table: a package prefix and the prefixes it may import besides itself. */
    private static final Map<String, List<String>> MAY_IMPORT = Map.ofEntries(
            Map.entry("contract", List.of()),
            Map.entry("asn", List.of("contract.id")),
            Map.entry("rules", List.of("contract")),
            Map.entry("simulator", List.of("contract")),
            Map.entry("edge", List.of("contract")),
            Map.entry("intake", List.of("contract", "asn")),
            Map.entry("scoring.history", List.of("contract", "scoring")),
            Map.entry("scoring.signal", List.of("contract", "scoring")),
            Map.entry("scoring.rhythm", List.of("contract", "scoring")),
            Map.entry("scoring.link", List.of("contract", "scoring")),
            Map.entry("scoring.model", List.of("contract", "scoring")),
            Map.entry("scoring.explain", List.of("contract", "scoring")),
            Map.entry("scoring.flow", List.of("contract", "scoring")),
            Map.entry("scoring.io", List.of("contract", "scoring", "intake.pseudonym")),
            Map.entry("enforcement.decide", List.of("contract", "enforcement", "rules")),
            Map.entry("enforcement.ledger", List.of("contract", "enforcement", "rules")),
            Map.entry("enforcement.cases", List.of("contract", "enforcement", "rules")),
            Map.entry("enforcement.caseload", List.of("contract", "enforcement", "rules")),
            Map.entry("enforcement.appeal", List.of("contract", "enforcement", "rules")),
            Map.entry("enforcement.allowlist", List.of("contract", "enforcement", "rules")),
            Map.entry("enforcement.notice", List.of("contract", "enforcement", "rules")),
            Map.entry("enforcement.identity", List.of("contract", "enforcement", "rules")),
            Map.entry("enforcement.notification", List.of("contract", "enforcement", "rules")),
            Map.entry("enforcement.policy", List.of("contract", "enforcement", "rules")),
            Map.entry("enforcement.privacy", List.of("contract", "enforcement", "rules")),
            Map.entry("enforcement.rulebook", List.of("contract", "enforcement", "rules")),
            Map.entry("enforcement.trial", List.of("contract", "enforcement", "rules")),
            Map.entry("enforcement.breaker", List.of("contract", "enforcement", "rules")),
            Map.entry("enforcement.undo", List.of("contract", "enforcement", "rules")),
            Map.entry("enforcement.outbound", List.of("contract", "enforcement", "rules")),
            Map.entry("enforcement.message", List.of("contract", "enforcement", "rules")),
            Map.entry("enforcement.ownership", List.of("contract", "enforcement", "rules")),
            Map.entry("enforcement.register", List.of("contract", "enforcement", "rules")),
            Map.entry("enforcement.number", List.of("contract", "enforcement", "rules")),
            Map.entry("enforcement.ladder", List.of("contract", "enforcement", "rules")),
            Map.entry("enforcement.evidence", List.of("contract", "enforcement", "rules")),
            Map.entry("enforcement.attachment", List.of("contract", "enforcement", "rules")),
            Map.entry("enforcement.transparency", List.of("contract", "enforcement", "rules")),
            Map.entry("enforcement.document", List.of("contract", "enforcement", "rules")),
            Map.entry("enforcement.letter", List.of("contract", "enforcement", "rules")),
            Map.entry("enforcement.redress", List.of("contract", "enforcement", "rules")),
            Map.entry("enforcement.network", List.of("contract", "enforcement", "rules", "asn")),
            Map.entry("enforcement.feed", List.of("contract", "enforcement", "rules", "asn")),
            Map.entry("ui", List.of("contract", "enforcement", "rules", "asn")),
            Map.entry("standalone", List.of("contract", "simulator", "intake", "rules", "asn")));

    /** Each library's packages and the only rooms that may name them. */
    private static final Map<String, List<String>> LIBRARY_HOMES = Map.ofEntries(
            Map.entry("org.apache.flink..", List.of("scoring.flow..", "scoring.io..")),
            Map.entry("org.drools..", List.of("rules.drools..", "rules.lint..")),
            Map.entry("org.kie..", List.of("rules.drools..", "rules.lint..")),
            Map.entry("com.maxmind..", List.of("asn.mmdb..")),
            Map.entry("inet.ipaddr..", List.of("asn.address..", "asn.collateral..")),
            Map.entry("org.jdbi..", List.of("enforcement.ledger..")),
            Map.entry("org.apache.pdfbox..", List.of("enforcement.document..", "enforcement.attachment..")),
            Map.entry("com.ibm.icu..", List.of("enforcement.document..")),
            Map.entry("org.bouncycastle..", List.of("enforcement.identity..")),
            Map.entry("com.nimbusds..", List.of("ui.session..")),
            Map.entry("io.nayuki..", List.of("ui.session..")),
            Map.entry("com.networknt..", List.of("enforcement.transparency..")),
            Map.entry("org.flywaydb..", List.of("enforcement.ledger..")),
            Map.entry("jakarta.mail..", List.of("enforcement.message..")),
            Map.entry("java.sql..", List.of("enforcement.ledger..", "intake.adapter..")),
            Map.entry("io.javalin..", List.of("ui..", "intake.http..")),
            Map.entry("gg.jte..", List.of("ui..")),
            Map.entry("io.vertx..", List.of("edge..")),
            Map.entry("io.grpc..", List.of("edge.envoy..")),
            Map.entry("io.envoyproxy..", List.of("edge.envoy..")),
            Map.entry("picocli..", List.of("standalone..")),
            Map.entry("org.subethamail..", List.of("standalone.demo..")),
            // two modules that may not import each other count distinct accounts
            Map.entry("com.dynatrace.hash4j..", List.of("scoring.history..", "asn.collateral..")),
            Map.entry(
                    "org.apache.kafka..",
                    List.of(
                            "intake.log..",
                            "scoring.io..",
                            "enforcement.decide..",
                            "standalone.process..",
                            "standalone.demo..")),
            Map.entry(
                    "com.fasterxml.jackson..",
                    List.of(
                            "contract.json..",
                            "asn.dataset..",
                            "intake.http..",
                            "intake.adapter..",
                            "intake.pseudonym..",
                            "scoring.io..",
                            "scoring.flow..",
                            "rules.ruleset..",
                            "rules.spec..",
                            "simulator..",
                            "enforcement..",
                            "ui.api..",
                            "edge..",
                            "standalone.casework..",
                            "standalone.demo..",
                            "standalone.release..")));

    /** A module that is missing from the scan must not pass for one without faults. */
    private static final Map<String, Integer> CLASSES_MIN_BY_MODULE = Map.of(
            "contract",
            60,
            "asn",
            50,
            "rules",
            20,
            "simulator",
            25,
            "intake",
            25,
            "scoring",
            50,
            "enforcement",
            80,
            "ui",
            50,
            "edge",
            60,
            "standalone",
            30);

    @TestFactory
    Stream<DynamicTest> theScanSawEveryModule() {
        return CLASSES_MIN_BY_MODULE.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(row ->
                        DynamicTest.dynamicTest(row.getKey() + " has " + row.getValue() + " classes at least", () -> {
                            long seen = CLASSES.stream()
                                    .filter(type -> isIn(type, row.getKey()))
                                    .count();
                            assertTrue(seen >= row.getValue(), "only " + seen + " were scanned");
                        }));
    }

    @Test
    void noSourceFileIsLongerThanFiveHundredLines() throws IOException {
        Path root = Path.of(System.getProperty("evenhand.root"));
        int seen = 0;
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java"))
                    .filter(path -> !path.toString().contains("/target/"))
                    .toList()) {
                seen++;
                assertTrue(Files.readAllLines(file, UTF_8).size() <= 500, file + " is too long to read for pleasure");
            }
        }
        assertTrue(seen > 500, "only " + seen + " files were read");
    }

    @TestFactory
    Stream<DynamicTest> importTable() {
        return MAY_IMPORT.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(row -> DynamicTest.dynamicTest(
                        row.getKey() + " imports " + row.getValue(), () -> holdsImports(row.getKey(), row.getValue())));
    }

    @TestFactory
    Stream<DynamicTest> libraryHomes() {
        return LIBRARY_HOMES.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(row -> DynamicTest.dynamicTest(row.getKey() + " lives in " + row.getValue(), () -> noClasses()
                        .that()
                        .resideOutsideOfPackages(row.getValue().stream()
                                .map(home -> "io.evenhand." + home)
                                .toArray(String[]::new))
                        .and()
                        .resideOutsideOfPackage("io.evenhand.bench..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(row.getKey())
                        .check(CLASSES)));
    }

    @Test
    void everyPackageIsInTheTable() {
        classes()
                .should()
                .resideInAnyPackage(Stream.concat(
                                MAY_IMPORT.keySet().stream().map(prefix -> "io.evenhand." + prefix + ".."),
                                Stream.of("io.evenhand.bench.."))
                        .toArray(String[]::new))
                .check(CLASSES);
    }

    @Test
    void noPackageDependsOnItselfInACircle() {
        slices().matching("io.evenhand.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    private static void holdsImports(String from, List<String> allowed) {
        List<String> prefixes = new ArrayList<>(allowed);
        prefixes.add(from);
        DescribedPredicate<JavaClass> foreign = DescribedPredicate.describe(
                "of ours and not in " + prefixes,
                type -> type.getPackageName().startsWith("io.evenhand.")
                        && prefixes.stream().noneMatch(prefix -> isIn(type, prefix)));
        noClasses()
                .that()
                .resideInAPackage("io.evenhand." + from + "..")
                .should()
                .dependOnClassesThat(foreign)
                .allowEmptyShould(false)
                .check(CLASSES);
    }

    private static boolean isIn(JavaClass type, String prefix) {
        String name = type.getPackageName();
        return name.equals("io.evenhand." + prefix) || name.startsWith("io.evenhand." + prefix + ".");
    }
}
