// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.release;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.evenhand.contract.id.Sha256;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Map;
import java.util.function.DoubleConsumer;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;

/**
 * A compressed archive whose bytes follow from what is in it: sorted, of one time, nobody's. Beside it lies its SHA-256 in the
 * form of {@code sha256sum}; in it {@code SHA256SUMS} says what every file is.
 */
final class Archive {
    private static final int PROGRAM = 0755;
    private static final int FILE = 0644;

    private final String name;
    private final Instant time;

    /**
     * @param name of the folder that it unpacks to
     * @param time that every file has
     */
    Archive(String name, Instant time) {
        this.name = name;
        this.time = time;
    }

    /** Writes it into {@code folder}, or leaves what was there; returns its path. */
    Path write(Path folder, Contents contents, DoubleConsumer progress) throws IOException {
        Path target = Files.createDirectories(folder).resolve(name + ".tar.gz");
        Path half = folder.resolve(name + ".half");
        try {
            String sum = pack(half, contents, progress);
            Files.move(half, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            Files.writeString(folder.resolve(name + ".tar.gz.sha256"), sum + "  " + target.getFileName() + "\n");
        } finally {
            Files.deleteIfExists(half);
        }
        return target;
    }

    /** Writes the file, and returns its SHA-256 in hexadecimal. */
    private String pack(Path target, Contents contents, DoubleConsumer progress) throws IOException {
        MessageDigest digest = Sha256.digest();
        GzipParameters plain = new GzipParameters();
        plain.setModificationTime(0);
        try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(target));
                DigestOutputStream digested = new DigestOutputStream(file, digest);
                GzipCompressorOutputStream gzip = new GzipCompressorOutputStream(digested, plain);
                TarArchiveOutputStream tar = new TarArchiveOutputStream(gzip)) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            write(tar, contents.pieces(), progress);
        }
        return Sha256.hex(digest);
    }

    private void write(TarArchiveOutputStream tar, Map<String, Contents.Piece> pieces, DoubleConsumer progress)
            throws IOException {
        StringBuilder sums = new StringBuilder();
        int done = 0;
        for (Map.Entry<String, Contents.Piece> each : pieces.entrySet()) {
            byte[] bytes = each.getValue().bytes();
            put(tar, each.getKey(), bytes);
            sums.append(Sha256.hex(bytes)).append("  ").append(each.getKey()).append('\n');
            done++;
            progress.accept((double) done / pieces.size());
        }
        put(tar, "SHA256SUMS", sums.toString().getBytes(UTF_8));
    }

    private void put(TarArchiveOutputStream tar, String path, byte[] bytes) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name + "/" + path);
        entry.setMode(path.equals(Contents.LAUNCHER) ? PROGRAM : FILE);
        entry.setSize(bytes.length);
        entry.setModTime(time.toEpochMilli());
        entry.setIds(0, 0);
        entry.setNames("", "");
        tar.putArchiveEntry(entry);
        tar.write(bytes);
        tar.closeArchiveEntry();
    }
}
