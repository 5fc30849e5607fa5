// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.secret;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;

/**
 * A file that is made once, readable by its owner only from the first byte on, and never half there.
 *
 * <p>Several programs may start together in a fresh folder: whichever is first makes the file, and all of them read that
 * one.
 */
public final class SecretFile {
    private SecretFile() {}

    /**
     * Makes the file with this text, and its folder, unless the file exists.
     *
     * @return whether this call made it
     */
    public static boolean createOnce(Path file, String text) throws IOException {
        if (Files.exists(file)) {
            return false;
        }
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file lies in a folder");
        Files.createDirectories(folder);
        Path draft = draft(folder, file.getFileName() + ".");
        try {
            Files.writeString(draft, text, StandardCharsets.UTF_8);
            // unlike a move, a link never replaces what another program has made meanwhile
            Files.createLink(file, draft);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        } finally {
            Files.delete(draft);
        }
    }

    private static Path draft(Path folder, String name) throws IOException {
        FileAttribute<?> owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        return Files.createTempFile(folder, name, ".new", owner);
    }
}
