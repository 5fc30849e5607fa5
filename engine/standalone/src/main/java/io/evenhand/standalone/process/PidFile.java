// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which process was started under a name, so that a later command can find it, and only it: a process id alone may have
 * been given to a stranger since, so the time it started at must match too.
 */
public final class PidFile {
    private final Path file;

    private PidFile(Path file) {
        this.file = file;
    }

    public static PidFile of(Home home, String name) {
        return new PidFile(home.run().resolve(name + ".pid"));
    }

    /** Every process id file of this installation. */
    public static List<PidFile> all(Home home) {
        try (Stream<Path> files = Files.list(home.run())) {
            List<PidFile> all = new ArrayList<>();
            files.filter(path -> path.toString().endsWith(".pid")).sorted().forEach(path -> all.add(new PidFile(path)));
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String name() {
        String name = file.getFileName().toString();
        return name.substring(0, name.length() - ".pid".length());
    }

    public void write(ProcessHandle process) {
        try {
            Files.writeString(file, process.pid() + " " + startedAt(process) + "\n", UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The process, if it still runs. */
    public Optional<ProcessHandle> process() {
        try {
            String[] words = Files.readString(file, UTF_8).strip().split(" ", 2);
            return ProcessHandle.of(Long.parseLong(words[0]))
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> startedAt(process).toString().equals(words[1]));
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static Instant startedAt(ProcessHandle process) {
        return process.info().startInstant().orElse(Instant.EPOCH);
    }
}
