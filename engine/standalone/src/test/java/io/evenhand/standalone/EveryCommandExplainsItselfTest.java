// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;

/** Whoever types a command and {@code --help} is told what it does and what each argument means. */
class EveryCommandExplainsItselfTest {
    @Test
    void helpIsAnsweredByEveryCommand() {
        List<Executable> checks = new ArrayList<>();
        for (List<String> path : paths(Main.commandLine(), List.of())) {
            checks.add(() -> explains(path));
        }
        assertTrue(checks.size() > 30, "commands: " + checks.size());
        assertAll(checks);
    }

    @Test
    void everyArgumentIsDescribed() {
        List<String> silent = new ArrayList<>();
        for (List<String> path : paths(Main.commandLine(), List.of())) {
            CommandLine command = at(path);
            for (ArgSpec argument : command.getCommandSpec().args()) {
                if (!argument.hidden()
                        && String.join("", argument.description()).isBlank()) {
                    silent.add(String.join(" ", path) + ": " + argument);
                }
            }
        }
        assertEquals(List.of(), silent);
    }

    @Test
    void whatIsMistypedIsToldInALineWithWhereToReadOn() {
        StringWriter said = new StringWriter();
        int status = Main.execute(new PrintWriter(said), "dem");
        assertEquals(2, status);
        assertTrue(said.toString().contains("evenhand: "), said::toString);
        assertTrue(said.toString().contains("See './evenhand --help'."), said::toString);
        assertTrue(said.toString().lines().count() <= 3, said::toString);
    }

    private static void explains(List<String> path) {
        StringWriter out = new StringWriter();
        List<String> arguments = new ArrayList<>(path);
        arguments.add("--help");
        int status = Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(out))
                .execute(arguments.toArray(String[]::new));
        assertEquals(0, status, () -> path + ": " + out);
        String[] description = at(path).getCommandSpec().usageMessage().description();
        assertTrue(description.length > 0 && !description[0].isBlank(), () -> path + " says nothing of itself");
        assertTrue(out.toString().contains("Usage: evenhand"), out::toString);
    }

    private static CommandLine at(List<String> path) {
        CommandLine line = Main.commandLine();
        for (String name : path) {
            line = line.getSubcommands().get(name);
        }
        return line;
    }

    private static List<List<String>> paths(CommandLine line, List<String> path) {
        List<List<String>> paths = new ArrayList<>(List.of(path));
        line.getSubcommands().forEach((name, command) -> {
            List<String> longer = new ArrayList<>(path);
            longer.add(name);
            paths.addAll(paths(command, longer));
        });
        return paths;
    }
}
