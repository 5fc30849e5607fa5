// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.backup;

import io.evenhand.contract.id.Sha256;
import io.evenhand.contract.json.ContractJson;
import io.evenhand.standalone.process.Refusal;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.zip.Deflater;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;

/** Writes folders into one compressed archive whose last entry says what every file was. */
final class ArchiveWriter {
    private final Path root;
    private final LongConsumer progress;
    private final List<Manifest.Line> lines = new ArrayList<>();

    /** @param progress is told how many bytes were read since it was told last */
    ArchiveWriter(Path root, LongConsumer progress) {
        this.root = root;
        this.progress = progress;
    }

    /** Writes these files and folders, in this order, into a file that only its owner can read. */
    Manifest write(Path archive, List<Path> paths) throws IOException {
        Files.deleteIfExists(archive);
        Files.createFile(archive, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        GzipParameters fast = new GzipParameters();
        fast.setCompressionLevel(Deflater.BEST_SPEED);
        try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(archive));
                GzipCompressorOutputStream gzip = new GzipCompressorOutputStream(file, fast);
                TarArchiveOutputStream tar = new TarArchiveOutputStream(gzip)) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
            for (Path path : paths) {
                add(tar, path);
            }
            Manifest manifest = new Manifest(Manifest.FORMAT, lines);
            byte[] text = ContractJson.bytes(manifest);
            TarArchiveEntry entry = new TarArchiveEntry(Manifest.NAME);
            entry.setSize(text.length);
            tar.putArchiveEntry(entry);
            tar.write(text);
            tar.closeArchiveEntry();
            return manifest;
        }
    }

    private void add(TarArchiveOutputStream tar, Path path) throws IOException {
        if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)
                && !Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            throw new Refusal(path + " is neither a file nor a folder, and cannot be backed up");
        }
        String name = root.relativize(path).toString();
        TarArchiveEntry entry = new TarArchiveEntry(path, name);
        entry.setMode(mode(Files.getPosixFilePermissions(path)));
        entry.setIds(0, 0);
        entry.setNames("", "");
        tar.putArchiveEntry(entry);
        if (entry.isDirectory()) {
            tar.closeArchiveEntry();
            return;
        }
        MessageDigest digest = Sha256.digest();
        DigestOutputStream into = new DigestOutputStream(tar, digest);
        Files.copy(path, into);
        tar.closeArchiveEntry();
        lines.add(new Manifest.Line(name, entry.getSize(), Sha256.hex(digest)));
        progress.accept(entry.getSize());
    }

    private static int mode(Set<PosixFilePermission> permissions) {
        int mode = 0;
        for (PosixFilePermission each : PosixFilePermission.values()) {
            // the enum's order is that of the bits, highest first
            mode = mode << 1 | (permissions.contains(each) ? 1 : 0);
        }
        return mode;
    }
}
