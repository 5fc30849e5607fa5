// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Who may know whom inside the edge. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.evenhand.edge");

    @Test
    void somethingWasScanned() {
        assertTrue(CLASSES.size() > 60, "only " + CLASSES.size() + " classes");
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("io.evenhand.edge.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void ofOurModulesOnlyTheContractIsKnown() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.evenhand.rules..",
                        "io.evenhand.asn..",
                        "io.evenhand.intake..",
                        "io.evenhand.scoring..",
                        "io.evenhand.enforcement..",
                        "io.evenhand.ui..",
                        "io.evenhand.simulator..",
                        "io.evenhand.standalone..")
                .check(CLASSES);
    }

    @Test
    void processesAreStartedInOnePackage() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.evenhand.edge.transcode..")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(ProcessBuilder.class)
                .check(CLASSES);
    }

    @Test
    void theTableKnowsNoHttp() {
        noClasses()
                .that()
                .resideInAnyPackage("io.evenhand.edge.table..", "io.evenhand.edge.session..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.vertx..", "io.netty..")
                .check(CLASSES);
    }
}
