// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Where things are: the checkout the programs were built in, and the folder for everything that lasts.
 *
 * @param root the checkout
 * @param var data, secrets, logs and process ids; nothing is written anywhere else
 */
public record Home(Path root, Path var) {
    /** From the launcher's system property {@code evenhand.home} and the variable {@code EVENHAND_VAR}. */
    public static Home of(Map<String, String> env) {
        Path root = Path.of(System.getProperty("evenhand.home", "."))
                .toAbsolutePath()
                .normalize();
        String var = env.get("EVENHAND_VAR");
        return new Home(root, var == null ? root.resolve("var") : Path.of(var).toAbsolutePath());
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

    /** The folder {@code name} under {@link #var}, made if it is not there. */
    public Path folder(String name) {
        try {
            return Files.createDirectories(var.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create " + var.resolve(name), e);
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
