// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.io;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the program {@link ScoreFiles} is asked to do.
 *
 * @param events the files to read
 * @param out the folder to write to
 * @param parallelism how many subtasks the keyed operators have
 * @param asnTable what is known about networks, or null
 */
record ScoreFilesArguments(
        List<Path> events,
        Path out,
        int parallelism,
        @Nullable Path asnTable) {
    static final String USAGE = "usage: score --events FILE... --out DIR [--parallelism P] [--asn-table TSV]";
    private static final int PARALLELISM_MAX = 128;

    /** Says in one sentence what is wrong with the arguments. */
    static final class UnusableException extends Exception {
        private static final long serialVersionUID = 1L;

        UnusableException(String message) {
            super(message);
        }
    }

    static ScoreFilesArguments parse(String[] args) throws UnusableException {
        List<Path> events = new ArrayList<>();
        Path out = null;
        Path asnTable = null;
        int parallelism = 1;
        String option = "";
        for (String arg : args) {
            if (arg.startsWith("--")) {
                option = arg;
                continue;
            }
            switch (option) {
                case "--events" -> events.add(readable(arg));
                case "--out" -> out = Path.of(arg);
                case "--parallelism" -> parallelism = parallelism(arg);
                case "--asn-table" -> asnTable = readable(arg);
                default -> throw new UnusableException(USAGE);
            }
        }
        if (events.isEmpty() || out == null) {
            throw new UnusableException(USAGE);
        }
        return new ScoreFilesArguments(List.copyOf(events), out, parallelism, asnTable);
    }

    private static Path readable(String name) throws UnusableException {
        Path file = Path.of(name);
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new UnusableException("cannot read the file " + name);
        }
        return file;
    }

    private static int parallelism(String text) throws UnusableException {
        try {
            int parallelism = Integer.parseInt(text);
            if (parallelism >= 1 && parallelism <= PARALLELISM_MAX) {
                return parallelism;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new UnusableException("the parallelism must be a number from 1 to " + PARALLELISM_MAX);
    }
}
