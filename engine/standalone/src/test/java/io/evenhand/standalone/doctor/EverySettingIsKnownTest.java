// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The doctor knows every variable that a program reads, and the manual tells every one that is for people. */
class EverySettingIsKnownTest {
    private static final Path ROOT = Path.of(System.getProperty("evenhand.root"));
    private static final Pattern NAME = Pattern.compile("EVENHAND_[A-Z_]*[A-Z]");

    /** In programs a setting is a text; a constant of such a name is something else. */
    private static final Pattern READ = Pattern.compile("(?<=\")" + NAME);
    /** Set by the launcher, or for those who write Evenhand. */
    private static final List<String> NOT_FOR_PEOPLE = List.of("EVENHAND_TTY");

    /** Read by a test. */
    private static final List<String> FOR_WHOEVER_WRITES_EVENHAND = List.of("EVENHAND_WRITE_PAPERS");

    @Test
    void theDoctorKnowsWhatProgramsRead() throws IOException {
        TreeSet<String> read = new TreeSet<>();
        for (String module : List.of("engine", "rules", "asn-data", "appeals-ui", "streaming-edge")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module))) {
                files.filter(file -> file.toString().contains("/src/main/java/"))
                        .filter(file -> file.toString().endsWith(".java"))
                        .filter(file -> !file.endsWith("doctor/Settings.java"))
                        .forEach(file -> read.addAll(names(file, READ)));
            }
        }
        assertEquals(String.join("\n", read), String.join("\n", new TreeSet<>(Settings.names())));
    }

    @Test
    void theManualTellsEverySetting() {
        TreeSet<String> untold = new TreeSet<>(Settings.names());
        untold.removeAll(names(ROOT.resolve("docs/operate.md")));
        NOT_FOR_PEOPLE.forEach(untold::remove);
        assertEquals("", String.join("\n", untold));
    }

    @Test
    void noDocumentTellsASettingThatNothingReads() throws IOException {
        TreeSet<String> unread = new TreeSet<>();
        try (Stream<Path> files = Files.walk(ROOT.resolve("docs"))) {
            Stream.concat(files, Stream.of(ROOT.resolve("README.md"), ROOT.resolve("engine/intake/README.md")))
                    .filter(file -> file.toString().endsWith(".md"))
                    .forEach(file -> unread.addAll(names(file)));
        }
        unread.removeAll(Settings.names());
        unread.removeAll(FOR_WHOEVER_WRITES_EVENHAND);
        assertEquals("", String.join("\n", unread));
    }

    private static List<String> names(Path file) {
        return names(file, NAME);
    }

    private static List<String> names(Path file, Pattern name) {
        try {
            return name.matcher(Files.readString(file))
                    .results()
                    .map(MatchResult::group)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
