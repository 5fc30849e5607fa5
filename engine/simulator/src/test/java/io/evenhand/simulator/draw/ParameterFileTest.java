// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.simulator.draw.Parameters.Parameter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The file of parameters says where each is from, and is read so strictly that a slip cannot pass. */
class ParameterFileTest {
    private static final String WORLDS = "worlds: {w: {about: x, sellers: {fixed: 1, source: s}}}\n";

    /** A section of one parameter. */
    record One(Law x) {}

    private static ParameterFile read(String yaml) throws IOException {
        return ParameterFile.read(yaml.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void everyParameterSaysWhereItIsFrom() {
        Map<String, Parameter> all = ParameterFile.standard().parameters();
        assertTrue(all.size() > 450, () -> all.size() + " parameters");
        all.forEach((path, parameter) -> assertTrue(
                parameter.source().startsWith("detection ")
                        || parameter.source().startsWith("assumption"),
                path));
        assertEquals(64, ParameterFile.standard().sha256().length());
    }

    @Test
    void lawsAreReadAsTheyAreWritten() throws IOException {
        ParameterFile file = read("""
                parameters:
                  a:
                    fixed: {fixed: 2, source: s}
                    choice: {choice: [1, 2], weights: [3, 4], source: s, steady: true}
                    either: {either: [[1, 2], [3, 4]], source: s}
                """ + WORLDS);
        assertEquals(
                new Parameter(new Law.Fixed(2), "s", false), file.parameters().get("a.fixed"));
        assertEquals(
                new Parameter(new Law.Choice(java.util.List.of(1.0, 2.0), java.util.List.of(3.0, 4.0)), "s", true),
                file.parameters().get("a.choice"));
        assertTrue(file.parameters().get("a.either").law() instanceof Law.Either);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{fixed: 1}",
                "{fixed: 1, source: ''}",
                "{source: s}",
                "{fixed: 1, chance: 0.5, source: s}",
                "{fixed: 1, source: s, colour: red}",
                "{fixed: one, source: s}",
                "{chance: 1.5, source: s}",
                "{uniform: [2, 1], source: s}",
                "{uniform: [1, 2, 3], source: s}",
                "{choice: [1, 2], weights: [1], source: s}",
                "{fixed: 1, weights: [1], source: s}",
                "{fixd: 1, source: s}",
                "3"
            })
    void whatIsNoParameterIsRefused(String leaf) {
        assertThrows(IllegalArgumentException.class, () -> read("parameters: {a: {x: " + leaf + "}}\n" + WORLDS));
    }

    @Test
    void unknownFieldsAndRepeatedNamesAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> read("parametres: {}\n" + WORLDS));
        assertThrows(
                IllegalArgumentException.class,
                () -> read("parameters: {}\nworlds: {w: {about: x, sellers: {fixed: 1, source: s}, onyl: {}}}\n"));
        assertThrows(
                IOException.class,
                () -> read("parameters: {a: {x: {fixed: 1, source: s}, x: {fixed: 2, source: s}}}\n" + WORLDS));
    }

    @Test
    void whatNobodyAsksForIsRefusedAndSoIsWhatIsNotThere() throws IOException {
        Parameters parameters =
                new Parameters(read("parameters: {a: {x: {fixed: 1, source: s}, y: {fixed: 1, source: s}}}\n" + WORLDS)
                        .parameters());
        assertEquals(new One(new Law.Fixed(1)), parameters.section("a", One.class));
        assertThrows(IllegalArgumentException.class, parameters::refuseUnasked);
        assertThrows(IllegalArgumentException.class, () -> parameters.law("a.z"));
        assertThrows(
                IllegalArgumentException.class,
                () -> parameters.with(Map.of("a.z", new Parameter(new Law.Fixed(1), "s", false))));
    }

    @Test
    void aShiftedWorldHasAFactorPerParameterAndLeavesSteadyOnesAlone() {
        Parameters base = new Parameters(ParameterFile.standard().parameters());
        Parameters one = base.shifted(new Law.Uniform(0.6, 1.5), 1);
        Parameters two = base.shifted(new Law.Uniform(0.6, 1.5), 2);
        assertEquals(one.byPath(), base.shifted(new Law.Uniform(0.6, 1.5), 1).byPath());
        int changed = 0;
        for (Map.Entry<String, Parameter> entry : base.byPath().entrySet()) {
            Parameter shifted = one.byPath().get(entry.getKey());
            if (entry.getValue().steady()) {
                assertEquals(entry.getValue(), shifted, entry.getKey());
            } else if (entry.getValue().law() instanceof Law.Fixed fixed && fixed.value() > 0) {
                double factor = ((Law.Fixed) shifted.law()).value() / fixed.value();
                assertTrue(factor >= 0.6 && factor <= 1.5, entry.getKey());
                assertNotEquals(shifted, two.byPath().get(entry.getKey()));
                changed++;
            }
        }
        assertTrue(changed > 25);
    }
}
