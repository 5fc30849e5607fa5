// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.io;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.evenhand.contract.id.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.stream.Stream;

/**
 * SHA-256 over a snapshot's files: their names, lengths and bytes. Of a snapshot that is so large that reading it would cost
 * more than writing it did, the bytes of its metadata and of what fits besides only.
 */
final class SnapshotDigest {
    private static final long BYTES_MAX = 64L << 20;
    private static final int BUFFER = 1 << 16;

    private SnapshotDigest() {}

    static String of(Path snapshot) throws IOException {
        MessageDigest digest = Sha256.digest();
        long left = BYTES_MAX;
        for (Path file : files(snapshot)) {
            long length = Files.size(file);
            digest.update((file.getFileName() + " " + length + "\n").getBytes(UTF_8));
            if (length <= left) {
                left -= length;
                read(file, digest);
            }
        }
        return Sha256.hex(digest);
    }

    /** The metadata first, whatever it is called in the alphabet, for it is what all depends on. */
    private static List<Path> files(Path snapshot) throws IOException {
        try (Stream<Path> files = Files.list(snapshot)) {
            return files.filter(Files::isRegularFile)
                    .sorted((a, b) -> {
                        boolean first = a.endsWith("_metadata");
                        boolean second = b.endsWith("_metadata");
                        return first == second ? a.compareTo(b) : first ? -1 : 1;
                    })
                    .toList();
        }
    }

    private static void read(Path file, MessageDigest digest) throws IOException {
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            int read;
            while ((read = in.read(buffer)) >= 0) {
                digest.update(buffer, 0, read);
            }
        }
    }
}
