// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.doctor;

import io.evenhand.standalone.process.PidFile;
import io.evenhand.standalone.process.Preflight;
import io.evenhand.standalone.process.Supervisor;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Java, memory, disk, limits and ports. */
final class MachineCheck implements Check {
    private static final long MEMORY_MIN = 3L << 30;
    private static final long OPEN_FILES_MIN = 4096;
    private static final Set<String> VOLATILE = Set.of("tmpfs", "ramfs");

    @Override
    public List<Finding> examine(Patient patient) {
        List<Finding> findings = new ArrayList<>();
        findings.add(java(patient.machine()));
        findings.add(memory(patient.machine()));
        findings.add(openFiles(patient.machine()));
        findings.add(root(patient.machine()));
        disk(patient, findings);
        findings.add(leftovers(patient));
        ports(patient, findings);
        return findings;
    }

    private static Finding java(Machine machine) {
        return machine.java() >= 17
                ? Finding.fine("Java", Integer.toString(machine.java()))
                : Finding.wrong("Java", machine.java() + " is too old", "install a JDK 17 or newer, or set JAVA_HOME");
    }

    private static Finding memory(Machine machine) {
        String has = mib(machine.memoryBytes()) + " MiB";
        return machine.memoryBytes() >= MEMORY_MIN
                ? Finding.fine("memory", has)
                : Finding.doubtful(
                        "memory",
                        has + "; all programs on one machine take about " + mib(MEMORY_MIN) + " MiB when busy",
                        "give the machine or container more, or run the programs on several machines");
    }

    private static Finding openFiles(Machine machine) {
        if (machine.openFiles() >= OPEN_FILES_MIN) {
            return Finding.fine("open files", "enough");
        }
        return Finding.wrong(
                "open files",
                "a process may open " + machine.openFiles() + ", and the log keeps every segment open",
                "ulimit -n " + OPEN_FILES_MIN * 16 + " before the start, or LimitNOFILE= in the unit");
    }

    private static Finding root(Machine machine) {
        if (!machine.root() || machine.namespaces()) {
            return Finding.fine("user", machine.root() ? "root, PostgreSQL in a namespace of its own" : "not root");
        }
        return Finding.wrong(
                "user",
                "PostgreSQL does not run as root, and this machine allows root no user namespace",
                "run ./evenhand as an ordinary user");
    }

    private static void disk(Patient patient, List<Finding> findings) {
        Path there = existing(patient.home().var());
        if (!Files.isWritable(there)) {
            findings.add(Finding.wrong(
                    "disk", "cannot write to " + there, "set EVENHAND_VAR to a folder that is yours, or chown it"));
            return;
        }
        try {
            FileStore store = Files.getFileStore(there);
            long free = store.getUsableSpace();
            findings.add(
                    free >= Preflight.DISK_FREE_BYTES_MIN
                            ? Finding.fine("disk", mib(free) + " MiB free")
                            : Finding.wrong(
                                    "disk",
                                    mib(free) + " MiB free, and " + mib(Preflight.DISK_FREE_BYTES_MIN) + " are needed",
                                    "free some, or set EVENHAND_VAR to a folder on another disk"));
            boolean isVolatile = VOLATILE.contains(store.type().toLowerCase(Locale.ROOT));
            findings.add(
                    isVolatile
                            ? Finding.doubtful(
                                    "kept",
                                    there + " is in memory (" + store.type() + "): a restart of the machine loses all",
                                    "set EVENHAND_VAR to a folder on a disk")
                            : Finding.fine("kept", "on " + store.type()));
        } catch (IOException e) {
            findings.add(Finding.wrong(
                    "disk", there + " cannot be asked for its space", "set EVENHAND_VAR to a folder on a local disk"));
        }
    }

    /** The folder, or the nearest one above it that is there. */
    private static Path existing(Path folder) {
        Path above = folder.getParent();
        return Files.exists(folder) || above == null ? folder : existing(above);
    }

    private static Finding leftovers(Patient patient) {
        if (patient.isRunning() || !Files.isDirectory(patient.var("run"))) {
            return Finding.fine("processes", patient.isRunning() ? "under a supervisor" : "none of ours");
        }
        List<String> left = PidFile.all(patient.home()).stream()
                .filter(file -> !file.name().equals(Supervisor.NAME))
                .filter(file -> file.process().isPresent())
                .map(PidFile::name)
                .toList();
        return left.isEmpty()
                ? Finding.fine("processes", "none of ours")
                : Finding.wrong(
                        "processes",
                        "run without a supervisor: " + String.join(", ", left),
                        "./evenhand down stops them; the next start does so too");
    }

    private static void ports(Patient patient, List<Finding> findings) {
        if (patient.isRunning()) {
            return;
        }
        List<String> taken = new ArrayList<>();
        patient.ports().byProgram().forEach((program, port) -> {
            if (!Preflight.isFree(port)) {
                taken.add(port + " (" + program + ")");
            }
        });
        findings.add(
                taken.isEmpty()
                        ? Finding.fine("ports", "free")
                        : Finding.wrong(
                                "ports",
                                "in use by other programs: " + String.join(", ", taken),
                                "stop those programs, or move ours: EVENHAND_CASEWORK_PORT and the like"));
    }

    private static long mib(long bytes) {
        return bytes >> 20;
    }
}
