// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.evenhand.simulator.World;
import io.evenhand.standalone.terminal.UnusableArgument;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A population is written or described, of any world there is. */
class SimulateCommandTest {
    @TempDir
    Path folder;

    private static String printed(String... arguments) throws IOException {
        PrintStream before = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            System.setOut(out);
            assertEquals(0, new CommandLine(new SimulateCommand()).execute(arguments));
        } finally {
            System.setOut(before);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void filesAreWrittenWithTheHashOfTheirParameters() throws IOException {
        printed("--owners", "60", "--days", "20", "--world", "stress-dorm", "--out", folder.toString());
        JsonNode summary = new ObjectMapper().readTree(Files.readString(folder.resolve("summary.json")));
        assertEquals("stress-dorm", summary.get("world").asText());
        assertEquals(60, summary.get("accounts").asInt());
        assertEquals(64, summary.get("parameters").asText().length());
        assertTrue(Files.size(folder.resolve("events.ndjson.gz")) > 1_000);
    }

    @Test
    void aDescriptionWritesNoFile() throws IOException {
        String table = printed("--describe", "--owners", "500", "--days", "60", "--world", "demo");
        assertTrue(table.contains("friends ") && table.contains("removals 120d"), table);
        JsonNode json = new ObjectMapper()
                .readTree(printed("--describe", "--json", "--owners", "500", "--days", "60", "--world", "demo"));
        assertTrue(json.get("sorts").size() > 5);
        try (var files = Files.list(folder)) {
            assertFalse(files.findAny().isPresent());
        }
    }

    @Test
    void helpNamesEveryWorldAndSoDoesTheError() {
        String help = new CommandLine(new SimulateCommand()).getUsageMessage();
        String flat = help.replaceAll("\\s+", "");
        World.names().forEach(world -> assertTrue(flat.contains(world), world + " is not in " + help));
        UnusableArgument error = assertThrows(
                UnusableArgument.class,
                () -> SimulateCommand.plan(10, 30, 1, "nowhere", io.evenhand.simulator.SimulationPlan.DEFAULT_END));
        World.names()
                .forEach(world -> assertTrue(String.valueOf(error.getMessage()).contains(world), world));
    }
}
