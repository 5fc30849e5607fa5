// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.telemetry;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Events on disk until intake has taken them: one file being written, sealed files waiting in order.
 *
 * <p>A sealed file is deleted after it was delivered; a crash in between delivers it again, with the same ids.
 */
public final class Spool {
    private static final String OPEN = "open.ndjson";
    private static final int FILES_MAX = 2_000;

    /** Intake takes no body of more than eight times this: while it is away, batches stay such that it will. */
    private static final long BATCH_BYTES = 1 << 20;

    private final Path folder;
    private long next;

    public Spool(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        List<Path> sealed = sealed();
        next = sealed.isEmpty() ? 1 : number(sealed.get(sealed.size() - 1)) + 1;
    }

    /** Writes the lines and puts them on the disk before returning; a file that is large enough is sealed. */
    synchronized void append(List<byte[]> lines) throws IOException {
        ByteBuffer whole = ByteBuffer.allocate(
                lines.stream().mapToInt(line -> line.length + 1).sum());
        lines.forEach(line -> whole.put(line).put((byte) '\n'));
        whole.flip();
        boolean full;
        try (FileChannel out = FileChannel.open(
                folder.resolve(OPEN), StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            while (whole.hasRemaining()) {
                out.write(whole);
            }
            out.force(false);
            full = out.size() >= BATCH_BYTES;
        }
        if (full) {
            seal();
        }
    }

    private Path seal() throws IOException {
        Path file = folder.resolve(String.format(Locale.ROOT, "%012d.ndjson", next++));
        Files.move(folder.resolve(OPEN), file, StandardCopyOption.ATOMIC_MOVE);
        return file;
    }

    /** The oldest batch to deliver, or null; the file being written is sealed first. */
    synchronized @Nullable Path oldest() throws IOException {
        List<Path> sealed = sealed();
        if (!sealed.isEmpty()) {
            return sealed.get(0);
        }
        return Files.exists(folder.resolve(OPEN)) ? seal() : null;
    }

    /** Forgets a batch. */
    synchronized void delete(Path batch) throws IOException {
        Files.deleteIfExists(batch);
    }

    /** Whether more waits than the disk should hold. */
    synchronized boolean isOverfull() throws IOException {
        return sealed().size() > FILES_MAX;
    }

    private List<Path> sealed() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("\\d{12}\\.ndjson"))
                    .sorted()
                    .toList();
        }
    }

    private static long number(Path file) {
        return Long.parseLong(file.getFileName().toString().substring(0, 12));
    }
}
