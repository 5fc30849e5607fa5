// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.feed;

import io.evenhand.contract.json.ContractJson;
import io.evenhand.contract.policy.SignedManifest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The files of a feed: {@code manifest.json}, {@code snapshot-N.json}, {@code delta-N.json}; N is the revision a body leads to. */
public final class FeedFiles {
    /** A body, or what a crash left of one that was being written. */
    private static final Pattern BODY = Pattern.compile("(?:snapshot|delta)-(\\d{1,18})\\.json(?:\\.next)?");

    private static final String DELTA = "delta-";
    private static final String NEXT = ".next";

    private final Path dir;

    public FeedFiles(Path dir) {
        this.dir = dir;
    }

    /** The signed manifest, or null before the first revision. */
    public @Nullable Path manifest() {
        return existing(manifestPath());
    }

    /** The snapshot at a revision, or null if there is none. */
    public @Nullable Path snapshot(long rev) {
        return existing(snapshotPath(rev));
    }

    /** The delta that leads to a revision, or null if there is none. */
    public @Nullable Path delta(long rev) {
        return existing(deltaPath(rev));
    }

    void writeSnapshot(long rev, byte[] body) throws IOException {
        write(snapshotPath(rev), body);
    }

    void writeDelta(long rev, byte[] body) throws IOException {
        write(deltaPath(rev), body);
    }

    void writeManifest(SignedManifest manifest) throws IOException {
        write(manifestPath(), ContractJson.bytes(manifest));
    }

    /** Deletes bodies that lead to revisions before {@code rev}. */
    void forgetBefore(long rev) throws IOException {
        forgetBefore(rev, Instant.MAX);
    }

    /** The same, but for deltas written since {@code kept}: an edge that was away goes on with them. */
    void forgetBefore(long rev, Instant kept) throws IOException {
        List<Path> old;
        try (Stream<Path> files = Files.list(dir)) {
            old = files.filter(file -> revision(file) < rev).toList();
        }
        for (Path file : old) {
            boolean snapshot = !file.getFileName().toString().startsWith(DELTA);
            if (snapshot || Files.getLastModifiedTime(file).toInstant().isBefore(kept)) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static long revision(Path file) {
        Matcher matcher = BODY.matcher(file.getFileName().toString());
        return matcher.matches() ? Long.parseLong(matcher.group(1)) : Long.MAX_VALUE;
    }

    private Path manifestPath() {
        return dir.resolve("manifest.json");
    }

    private Path snapshotPath(long rev) {
        return dir.resolve("snapshot-" + rev + ".json");
    }

    private Path deltaPath(long rev) {
        return dir.resolve(DELTA + rev + ".json");
    }

    private static @Nullable Path existing(Path file) {
        return Files.isRegularFile(file) ? file : null;
    }

    /** Whole or not at all, also when the power goes: readers see the old file or the new one. */
    private void write(Path file, byte[] body) throws IOException {
        Files.createDirectories(dir);
        Path next = dir.resolve(file.getFileName() + NEXT);
        try (FileChannel channel = FileChannel.open(
                next, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer bytes = ByteBuffer.wrap(body);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
