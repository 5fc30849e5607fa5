// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules.ruleset;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The worked cases that came with the program; every version is asked about them, whoever wrote it. */
public final class ProgramCases {
    private static final String FOLDER = "io/evenhand/rules/cases/";
    private static final String INDEX = "INDEX";

    private ProgramCases() {}

    /**
     * Each case's file name with its text, YAML, by name.
     *
     * @throws IOException if the program was built without them
     */
    public static Map<String, String> all() throws IOException {
        Map<String, String> texts = new TreeMap<>();
        for (String name : resource(INDEX).lines().toList()) {
            texts.put(name, resource(name));
        }
        return Collections.unmodifiableMap(texts);
    }

    /** Names the cases below a folder of classes, for {@link #all}: a class path cannot be listed. The build calls it. */
    public static void index(Path classes) throws IOException {
        Path folder = classes.resolve(FOLDER);
        List<String> names;
        try (Stream<Path> files = Files.list(folder)) {
            names = files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
        Files.write(folder.resolve(INDEX), names, StandardCharsets.UTF_8);
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = ProgramCases.class.getClassLoader().getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IOException("the program lacks its worked case " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
