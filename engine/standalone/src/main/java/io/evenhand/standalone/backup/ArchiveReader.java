// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.evenhand.contract.id.Sha256;
import io.evenhand.contract.json.ContractJson;
import io.evenhand.contract.json.MalformedJsonException;
import io.evenhand.standalone.process.Refusal;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.jspecify.annotations.Nullable;

/** Reads an archive back, and believes it only if every file is what its manifest says. */
final class ArchiveReader {
    private static final int MANIFEST_BYTES_MAX = 64 << 20;

    private final Path root;
    private final LongConsumer progress;
    private final List<Manifest.Line> lines = new ArrayList<>();

    /**
     * @param root where the files go; it must hold nothing that counts, for a bad archive leaves a part of itself there
     * @param progress is told how many bytes of the archive were read since it was told last
     */
    ArchiveReader(Path root, LongConsumer progress) {
        this.root = root;
        this.progress = progress;
    }

    /** Unpacks; anything missing, changed or unexpected is a {@link Refusal} or an {@link IOException}. */
    void read(Path archive) throws IOException {
        Manifest manifest = null;
        long read = 0;
        try (InputStream file = new BufferedInputStream(Files.newInputStream(archive));
                GzipCompressorInputStream gzip = new GzipCompressorInputStream(file);
                TarArchiveInputStream tar = new TarArchiveInputStream(gzip)) {
            TarArchiveEntry entry;
            while ((entry = tar.getNextEntry()) != null) {
                if (manifest != null) {
                    throw new Refusal(archive + " goes on after its end; take another backup");
                }
                if (entry.getName().equals(Manifest.NAME)) {
                    manifest = manifest(tar.readNBytes(MANIFEST_BYTES_MAX), archive);
                } else {
                    unpack(tar, entry, archive);
                }
                progress.accept(gzip.getCompressedCount() - read);
                read = gzip.getCompressedCount();
            }
            // the digests are of what files hold; rights and times are held by the checksum at the end of the
            // compression
            gzip.transferTo(OutputStream.nullOutputStream());
        }
        believe(manifest, archive);
    }

    private static Manifest manifest(byte[] text, Path archive) {
        try {
            return ContractJson.read(new String(text, UTF_8), Manifest.class);
        } catch (MalformedJsonException e) {
            throw new Refusal(archive + " has a manifest that cannot be read; take another backup");
        }
    }

    private void believe(@Nullable Manifest manifest, Path archive) {
        if (manifest == null) {
            throw new Refusal(archive + " was not written to its end; take another backup");
        }
        if (manifest.format() != Manifest.FORMAT) {
            throw new Refusal(archive + " has the form " + manifest.format() + ", and this program reads "
                    + Manifest.FORMAT + "; use the program that wrote it");
        }
        if (!manifest.files().equals(lines)) {
            String first = manifest.files().stream()
                    .filter(line -> !lines.contains(line))
                    .map(Manifest.Line::path)
                    .findFirst()
                    .orElse("a file that was not backed up");
            throw new Refusal(archive + " is damaged at " + first + "; nothing was restored, take another backup");
        }
    }

    private void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path archive) throws IOException {
        Path target = root.resolve(entry.getName()).normalize();
        if (!target.startsWith(root) || entry.isLink() || entry.isSymbolicLink()) {
            throw new Refusal(archive + " wants to write outside its folder; it is not a backup of ours");
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
        } else {
            Files.createDirectories(target.getParent());
            MessageDigest digest = Sha256.digest();
            long bytes = Files.copy(new DigestInputStream(tar, digest), target);
            lines.add(new Manifest.Line(entry.getName(), bytes, Sha256.hex(digest)));
        }
        Files.setPosixFilePermissions(target, permissions(entry.getMode()));
        Files.setLastModifiedTime(target, entry.getLastModifiedTime());
    }

    private static Set<PosixFilePermission> permissions(int mode) {
        Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
        int bit = 1 << PosixFilePermission.values().length;
        for (PosixFilePermission each : PosixFilePermission.values()) {
            // the enum's order is that of the bits, highest first
            bit >>= 1;
            if ((mode & bit) != 0) {
                permissions.add(each);
            }
        }
        return permissions;
    }
}
