// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where a program's classes are: in a checkout where its build wrote it down, in a release in one list for each program. */
public final class ClassPath {
    /** Where a release has its lists, one jar's name a line; {@code evenhand} looks here too. */
    public static final String LISTS = "lib/classpath";

    private static final Pattern JAR =
            Pattern.compile("evenhand-[a-z-]+-[0-9].*(?<!-sources|-javadoc|-tests|-job)\\.jar");

    private ClassPath() {}

    /** Whether {@code home} is an unpacked release, in which nothing is built. */
    public static boolean isRelease(Home home) {
        return Files.isDirectory(home.root().resolve(LISTS));
    }

    /** The jars of {@code module}, its own first. */
    static List<Path> of(Home home, String module) {
        try {
            return isRelease(home) ? released(home, module) : built(home, module);
        } catch (IOException e) {
            throw new UncheckedIOException(unbuilt(module).getMessage(), e);
        }
    }

    private static List<Path> released(Home home, String module) throws IOException {
        Path list = home.root().resolve(LISTS).resolve(module.replace('/', '-'));
        return Files.readAllLines(list, UTF_8).stream()
                .map(name -> home.root().resolve("lib").resolve(name))
                .toList();
    }

    /**
     * The jars that the build of {@code module} in a checkout wrote down, its own first; of several versions that were built
     * one after the other, the newest.
     */
    public static List<Path> built(Home home, String module) throws IOException {
        Path target = home.root().resolve(module).resolve("target");
        try (Stream<Path> files = Files.list(target)) {
            Path own = files.filter(
                            file -> JAR.matcher(file.getFileName().toString()).matches())
                    .max(Comparator.comparing(file -> file.toFile().lastModified()))
                    .orElseThrow(() -> unbuilt(module));
            String written =
                    Files.readString(target.resolve("runtime-classpath"), UTF_8).strip();
            return Stream.concat(
                            Stream.of(own),
                            Arrays.stream(written.split(File.pathSeparator, -1)).map(Path::of))
                    .toList();
        }
    }

    private static Refusal unbuilt(String module) {
        return new Refusal(module + " is not built: run './evenhand build'");
    }
}
