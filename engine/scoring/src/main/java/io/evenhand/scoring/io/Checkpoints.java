// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.io;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The snapshots on disk: {@code <folder>/<job>/chk-<n>/_metadata}. An embedded job gets a new name at each start and does
 * not look for its predecessor's snapshots, so that is done here.
 */
final class Checkpoints {
    private static final String METADATA = "_metadata";

    private final Path folder;

    Checkpoints(Path folder) {
        this.folder = folder;
    }

    private record Found(Path path, FileTime written) {}

    /** The newest complete snapshot of any job, or null; the metadata file appears last, in one step. */
    @Nullable
    Path newest() throws IOException {
        return complete().stream()
                .max(Comparator.comparing(Found::written).thenComparing(Found::path))
                .map(Found::path)
                .orElse(null);
    }

    /** Removes everything but {@code keep}: what earlier jobs left and nobody will read again. */
    void removeAllBut(@Nullable Path keep) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        for (Path job : children(folder)) {
            if (keep == null || !keep.startsWith(job)) {
                delete(job);
                continue;
            }
            for (Path snapshot : children(job)) {
                boolean old = snapshot.getFileName().toString().startsWith("chk-") && !snapshot.equals(keep);
                if (old) {
                    delete(snapshot);
                }
            }
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
                if (snapshot.getFileName().toString().startsWith("chk-") && Files.isRegularFile(metadata)) {
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
