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

    private final Path folder;
    private long next;

    public Spool(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        List<Path> sealed = sealed();
        next = sealed.isEmpty() ? 1 : number(sealed.get(sealed.size() - 1)) + 1;
    }

    /** Writes the lines and puts them on the disk before returning. */
    synchronized void append(List<byte[]> lines) throws IOException {
        ByteBuffer whole = ByteBuffer.allocate(
                lines.stream().mapToInt(line -> line.length + 1).sum());
        lines.forEach(line -> whole.put(line).put((byte) '\n'));
        whole.flip();
        try (FileChannel out = FileChannel.open(
                folder.resolve(OPEN), StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            while (whole.hasRemaining()) {
                out.write(whole);
            }
            out.force(false);
        }
    }

    /** The oldest batch to deliver, or null; the file being written is sealed first. */
    synchronized @Nullable Path oldest() throws IOException {
        List<Path> sealed = sealed();
        Path open = folder.resolve(OPEN);
        if (sealed.isEmpty() && Files.exists(open)) {
            Path file = folder.resolve(String.format(Locale.ROOT, "%012d.ndjson", next++));
            Files.move(open, file, StandardCopyOption.ATOMIC_MOVE);
            return file;
        }
        return sealed.isEmpty() ? null : sealed.get(0);
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
