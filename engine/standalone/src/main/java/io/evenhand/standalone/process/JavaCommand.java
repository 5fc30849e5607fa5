// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.process;

import io.evenhand.contract.id.Sha256;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The command line of a program of ours: this JVM's java, the class path its build wrote down, its heap. */
public final class JavaCommand {
    private JavaCommand() {}

    /**
     * The words that start a program under a {@link Supervisor}. What it and its libraries write for the time they run
     * goes into a folder of its own that the supervisor empties, for a program that is killed removes nothing.
     *
     * @param program the name it is supervised by
     */
    public static List<String> supervised(
            Home home, String program, String module, String heap, String mainClass, String... arguments) {
        List<String> words = of(home, module, heap, mainClass, arguments);
        words.add(1, temporaryIn(home.temporary(program)));
        return words;
    }

    /** The word by which a program and all its libraries, Flink too, take a folder for that of temporary files. */
    static String temporaryIn(Path folder) {
        return "-Djava.io.tmpdir=" + folder;
    }

    /**
     * Returns the words that start {@code mainClass} of {@code module}.
     *
     * @param module the folder of the module, such as {@code engine/scoring}
     * @param heap the most heap it may use, such as {@code 256m}
     */
    public static List<String> of(Home home, String module, String heap, String mainClass, String... arguments) {
        return words(classPath(home, module), heap, mainClass, arguments);
    }

    /** The same, from the jars where the build left them. */
    static List<String> inPlace(Home home, String module, String heap, String mainClass) {
        String jars =
                ClassPath.of(home, module).stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        return words(jars, heap, mainClass);
    }

    private static List<String> words(String classPath, String heap, String mainClass, String... arguments) {
        List<String> words = new ArrayList<>();
        words.add(ProcessHandle.current().info().command().orElse("java"));
        words.add("-Xmx" + heap);
        words.add("-XX:+UseSerialGC");
        words.add("-XX:TieredStopAtLevel=" + (heap.startsWith("256") ? 1 : 4));
        words.add("-XX:+ExitOnOutOfMemoryError");
        words.add("-Dfile.encoding=UTF-8");
        words.add("-Duser.timezone=UTC");
        // Kafka and Drools lower-case identifiers by the default locale and do not survive a Turkish one
        words.add("-Duser.language=en");
        words.add("-Duser.country=US");
        if (Runtime.version().feature() >= 24) {
            words.add("--enable-native-access=ALL-UNNAMED");
            words.add("--sun-misc-unsafe-memory-access=allow");
        }
        words.add("-cp");
        words.add(classPath);
        words.add(mainClass);
        words.addAll(List.of(arguments));
        return words;
    }

    private static String classPath(Home home, String module) {
        boolean release = ClassPath.isRelease(home);
        return ClassPath.of(home, module).stream()
                .map(jar -> release ? jar.toString() : pinned(home, jar))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /**
     * A copy of a jar of ours under a name made from its content, other people's jars as they are: a build that replaces
     * our jars must not pull classes from under a program that runs.
     */
    private static String pinned(Home home, Path jar) {
        if (!jar.startsWith(home.root())) {
            return jar.toString();
        }
        try {
            byte[] content = Files.readAllBytes(jar);
            Path copy = home.folder("lib").resolve(Sha256.hex(content).substring(0, 12) + "-" + jar.getFileName());
            if (!Files.exists(copy)) {
                Path half = Files.createTempFile(home.folder("lib"), "half", ".jar");
                Files.write(half, content);
                Files.move(half, copy, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            }
            return copy.toString();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot copy " + jar.getFileName(), e);
        }
    }

    /** Removes the copies of earlier starts; nothing may be running. */
    static void forgetPinned(Home home) {
        try (Stream<Path> copies = Files.list(home.folder("lib"))) {
            for (Path copy : copies.toList()) {
                Files.delete(copy);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
