// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The command line of a program of ours: this JVM's java, the class path its build wrote down, its heap. */
public final class JavaCommand {
    private JavaCommand() {}

    /**
     * Returns the words that start {@code mainClass} of {@code module}.
     *
     * @param module the folder of the module, such as {@code engine/scoring}
     * @param heap the most heap it may use, such as {@code 256m}
     */
    public static List<String> of(Home home, String module, String heap, String mainClass, String... arguments) {
        List<String> words = new ArrayList<>();
        words.add(ProcessHandle.current().info().command().orElse("java"));
        words.add("-Xmx" + heap);
        words.add("-XX:+UseSerialGC");
        words.add("-XX:TieredStopAtLevel=" + (heap.startsWith("256") ? 1 : 4));
        words.add("-XX:+ExitOnOutOfMemoryError");
        words.add("-Dfile.encoding=UTF-8");
        words.add("-Duser.timezone=UTC");
        if (Runtime.version().feature() >= 24) {
            words.add("--enable-native-access=ALL-UNNAMED");
            words.add("--sun-misc-unsafe-memory-access=allow");
        }
        words.add("-cp");
        words.add(classPath(home, module));
        words.add(mainClass);
        words.addAll(List.of(arguments));
        return words;
    }

    private static String classPath(Home home, String module) {
        Path target = home.root().resolve(module).resolve("target");
        try (Stream<Path> files = Files.list(target)) {
            Path jar = files.filter(file -> file.getFileName().toString().matches("evenhand-.*SNAPSHOT\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> unbuilt(module));
            return jar
                    + File.pathSeparator
                    + Files.readString(target.resolve("runtime-classpath")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(unbuilt(module).getMessage(), e);
        }
    }

    private static Refusal unbuilt(String module) {
        return new Refusal(module + " is not built: run './evenhand build'");
    }
}
