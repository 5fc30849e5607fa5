// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.backup;

import io.evenhand.standalone.process.Home;
import io.evenhand.standalone.process.PidFile;
import io.evenhand.standalone.process.Refusal;
import io.evenhand.standalone.process.Supervisor;
import io.evenhand.standalone.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/**
 * Everything that lasts of an installation that is stopped, in two files: the data, and the keys that open them. Whoever
 * has one of the two has little; keep them apart.
 */
public final class Backup {
    private static final String DATA = "data.tar.gz";
    private static final String KEYS = "keys.tar.gz";
    private static final String SECRETS = "secrets";

    /** What is made anew by itself, programs, logs, temporary files and which processes run, and what goes elsewhere. */
    private static final Set<String> LEFT_OUT = Set.of("lib", "log", "run", Home.TEMPORARY, SECRETS);

    private final Home home;
    private final Terminal terminal;

    public Backup(Home home, Terminal terminal) {
        this.home = home;
        this.terminal = terminal;
    }

    /**
     * Writes a backup into a folder that is not there yet, or empty.
     *
     * @return how many bytes were kept
     */
    public long write(Path folder) throws IOException {
        refuseIfRunning("backed up");
        refuseUnlessEmpty(folder, "a backup goes into a folder of its own");
        List<Path> data = below(home.var());
        Path secrets = home.var().resolve(SECRETS);
        List<Path> keys = Files.isDirectory(secrets) ? tree(secrets) : List.of();
        if (data.isEmpty()) {
            throw new Refusal("there is nothing to back up in " + home.var() + "; EVENHAND_VAR says where it would be");
        }
        Files.createDirectories(folder);
        long bytes = 0;
        for (Path path : data) {
            bytes += Files.isRegularFile(path) ? Files.size(path) : 0;
        }
        new ArchiveWriter(home.var(), bar("backup", bytes)).write(folder.resolve(DATA + ".half"), data);
        new ArchiveWriter(home.var(), read -> {}).write(folder.resolve(KEYS), keys);
        // a backup is there when its data are: a half one has another name
        Files.move(folder.resolve(DATA + ".half"), folder.resolve(DATA), StandardCopyOption.ATOMIC_MOVE);
        return bytes;
    }

    /** Puts a backup where nothing is; a damaged one leaves nothing behind. */
    public void restore(Path folder) throws IOException {
        refuseIfRunning("restored");
        Path data = folder.resolve(DATA);
        Path keys = folder.resolve(KEYS);
        if (!Files.isRegularFile(data) || !Files.isRegularFile(keys)) {
            throw new Refusal("a backup is a folder with " + DATA + " and " + KEYS + "; put both into " + folder);
        }
        refuseIfKept();
        Path half = home.var().resolveSibling(home.var().getFileName() + ".half");
        Home.deleteTree(half);
        try {
            new ArchiveReader(half, bar("restore", Files.size(data))).read(data);
            new ArchiveReader(half, read -> {}).read(keys);
            Home.deleteTree(home.var());
            Files.move(half, home.var(), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Home.deleteTree(half);
        }
    }

    /** Every file and folder of the data, parents first. */
    private static List<Path> below(Path var) throws IOException {
        List<Path> all = new ArrayList<>();
        if (!Files.isDirectory(var)) {
            return all;
        }
        try (Stream<Path> rooms = Files.list(var)) {
            for (Path room : rooms.sorted().toList()) {
                if (!LEFT_OUT.contains(room.getFileName().toString())) {
                    all.addAll(tree(room));
                }
            }
        }
        return all;
    }

    private static List<Path> tree(Path room) throws IOException {
        try (Stream<Path> paths = Files.walk(room)) {
            return paths.filter(path -> !isProgram(room, path)).toList();
        }
    }

    /** PostgreSQL's own programs are unpacked anew where they are missing. */
    private static boolean isProgram(Path room, Path path) {
        return room.endsWith("postgres")
                && path.getNameCount() > room.getNameCount()
                && path.getName(room.getNameCount()).toString().startsWith("programs");
    }

    private LongConsumer bar(String what, long all) {
        long[] done = {0};
        return read -> {
            done[0] += read;
            terminal.progress(what, Math.min(1, done[0] / (double) all), (done[0] >> 20) + " MiB");
        };
    }

    private void refuseIfRunning(String what) {
        if (Files.isDirectory(home.var().resolve("run"))) {
            boolean runs =
                    PidFile.all(home).stream().anyMatch(file -> file.process().isPresent());
            if (runs || PidFile.of(home, Supervisor.NAME).process().isPresent()) {
                throw new Refusal("only what is stopped can be " + what + ": './evenhand down' first; edges on other "
                        + "machines go on answering from their own disk meanwhile");
            }
        }
    }

    private void refuseIfKept() throws IOException {
        if (Files.isDirectory(home.var()) && !below(home.var()).isEmpty()) {
            throw new Refusal("there is an installation in " + home.var()
                    + ", and a restore replaces none: move it away, or set EVENHAND_VAR to an empty folder");
        }
    }

    private static void refuseUnlessEmpty(Path folder, String why) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> inside = Files.list(folder)) {
                if (inside.findAny().isPresent()) {
                    throw new Refusal(folder + " is not empty, and " + why);
                }
            }
        }
    }
}
