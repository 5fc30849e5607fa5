// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Where things are: the checkout or release that holds the programs, and the folder for everything that they write.
 *
 * @param root the checkout, or the unpacked release
 * @param var data, secrets, logs, process ids and temporary files; nothing is written anywhere else
 */
public record Home(Path root, Path var) {
    /** The folder of all programs' temporary files. */
    public static final String TEMPORARY = "tmp";

    /** From the launcher's system property {@code evenhand.home} and the variable {@code EVENHAND_VAR}. */
    public static Home of(Map<String, String> env) {
        Path root = Path.of(System.getProperty("evenhand.home", "."))
                .toAbsolutePath()
                .normalize();
        String var = env.getOrDefault("EVENHAND_VAR", "");
        return new Home(root, var.isEmpty() ? root.resolve("var") : Path.of(var).toAbsolutePath());
    }

    public Path secrets() {
        return folder("secrets");
    }

    public Path logs() {
        return folder("log");
    }

    public Path run() {
        return folder("run");
    }

    /** Where a supervised program keeps what it needs while it runs only; emptied before each of its starts. */
    Path temporary(String program) {
        return var.resolve(TEMPORARY).resolve(program);
    }

    /** The folder {@code name} under {@link #var}, made if it is not there. */
    public Path folder(String name) {
        try {
            return Files.createDirectories(var.resolve(name));
        } catch (IOException e) {
            throw new Refusal(
                    "cannot make the folder " + var.resolve(name) + "; set EVENHAND_VAR to a folder that is yours");
        }
    }

    /** Removes a folder with everything in it, if it is there. */
    public static void deleteTree(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
