// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.io;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The snapshots on disk: {@code <folder>/<job>/chk-<n>/_metadata}. An embedded job gets a new name at each start and does
 * not look for its predecessor's snapshots, so that is done here.
 *
 * <p>Flink does not notice when bytes of a snapshot change: it fails to restore it, again and again, or restores something
 * else. So each is sealed with a digest soon after it is complete, and one whose digest does not fit is passed over: what is
 * older leads to the same assessments, for the log holds all that came after it.
 */
final class Checkpoints {
    private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);
    private static final String METADATA = "_metadata";
    private static final String SEALS = "seals";
    /** How the name of a snapshot's folder begins. */
    private static final String SNAPSHOT = "chk-";
    /** What Flink has beside the snapshots of a job. */
    private static final Set<String> OF_ALL_SNAPSHOTS = Set.of("shared", "taskowned");

    private final Path folder;

    Checkpoints(Path folder) {
        this.folder = folder;
    }

    private record Found(Path path, FileTime written) {}

    /** The newest complete snapshot of any job, or null; the metadata file appears last, in one step. */
    @Nullable
    Path newest() throws IOException {
        List<Path> all = newestFirst();
        return all.isEmpty() ? null : all.get(0);
    }

    /** The snapshots whose bytes are those that were written, or that nobody came to seal; the newest first. */
    List<Path> usable() throws IOException {
        List<Path> usable = new ArrayList<>();
        for (Path snapshot : newestFirst()) {
            Path seal = seal(snapshot);
            if (!Files.exists(seal) || Files.readString(seal, US_ASCII).equals(SnapshotDigest.of(snapshot))) {
                usable.add(snapshot);
            } else {
                LOG.error("the snapshot {} is damaged and is passed over", snapshot);
            }
        }
        return usable;
    }

    private List<Path> newestFirst() throws IOException {
        return complete().stream()
                .sorted(Comparator.comparing(Found::written)
                        .thenComparing(Found::path)
                        .reversed())
                .map(Found::path)
                .toList();
    }

    /** Seals the newest snapshot, if that was not done yet. */
    void sealNewest() throws IOException {
        Path newest = newest();
        if (newest == null || Files.exists(seal(newest))) {
            return;
        }
        Files.createDirectories(folder.resolve(SEALS));
        Path half = folder.resolve(SEALS).resolve("half");
        Files.writeString(half, SnapshotDigest.of(newest), US_ASCII);
        Files.move(half, seal(newest), StandardCopyOption.ATOMIC_MOVE);
        forgetSeals();
    }

    private void forgetSeals() throws IOException {
        Set<Path> wanted = new HashSet<>();
        for (Found found : complete()) {
            wanted.add(seal(found.path()));
        }
        try (Stream<Path> seals = Files.list(folder.resolve(SEALS))) {
            for (Path seal : seals.toList()) {
                if (!wanted.contains(seal)) {
                    Files.deleteIfExists(seal);
                }
            }
        }
    }

    private Path seal(Path snapshot) {
        return folder.resolve(SEALS)
                .resolve(folder.relativize(snapshot).toString().replace('/', '-'));
    }

    /** Keeps a snapshot from being used again; its files stay for whoever wants to know why. */
    void setAside(Path snapshot) throws IOException {
        Path metadata = snapshot.resolve(METADATA);
        Files.move(metadata, metadata.resolveSibling(METADATA + ".unusable"), StandardCopyOption.REPLACE_EXISTING);
    }

    /** Removes every snapshot but {@code keep}: what earlier jobs left and nobody will read again. */
    void removeAllBut(Collection<Path> keep) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        for (Path job : children(folder)) {
            if (job.endsWith(SEALS) || !isJob(job)) {
                continue;
            }
            if (keep.stream().noneMatch(kept -> kept.startsWith(job))) {
                delete(job);
                continue;
            }
            for (Path snapshot : children(job)) {
                boolean old = snapshot.getFileName().toString().startsWith(SNAPSHOT) && !keep.contains(snapshot);
                if (old) {
                    delete(snapshot);
                }
            }
        }
    }

    /** Whether a folder holds nothing but what Flink keeps of a job: somebody else's, in a folder named by mistake, stays. */
    private static boolean isJob(Path folder) throws IOException {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.map(path -> path.getFileName().toString())
                    .allMatch(name -> name.startsWith(SNAPSHOT) || OF_ALL_SNAPSHOTS.contains(name));
        }
    }

    private List<Found> complete() throws IOException {
        List<Found> found = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return found;
        }
        for (Path job : children(folder)) {
            for (Path snapshot : children(job)) {
                Path metadata = snapshot.resolve(METADATA);
                if (snapshot.getFileName().toString().startsWith(SNAPSHOT) && Files.isRegularFile(metadata)) {
                    found.add(new Found(snapshot, Files.getLastModifiedTime(metadata)));
                }
            }
        }
        return found;
    }

    private static List<Path> children(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(Files::isDirectory).sorted().toList();
        }
    }

    /** Removes a folder and all in it, if it is there. */
    static void delete(Path tree) throws IOException {
        if (!Files.isDirectory(tree)) {
            return;
        }
        Files.walkFileTree(tree, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
