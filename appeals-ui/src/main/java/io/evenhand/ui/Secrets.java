// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui;

import io.evenhand.contract.secret.SecretFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Secrets in files that only the program's own user can read. */
final class Secrets {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    private Secrets() {}

    /** The file's text without white space around it; an exception that names the file's role if there is none. */
    static String read(Path file, String role) throws IOException {
        if (!Files.isReadable(file)) {
            throw new IllegalArgumentException("the file with " + role + " is missing or unreadable");
        }
        String text = Files.readString(file, StandardCharsets.UTF_8).strip();
        if (text.isEmpty()) {
            throw new IllegalArgumentException("the file with " + role + " is empty");
        }
        return text;
    }

    /** The same, after making the file with 256 random bits in hexadecimal if there is none. */
    static String readOrMake(Path file, String role) throws IOException {
        if (!Files.exists(file)) {
            make(file);
        }
        return read(file, role);
    }

    /** The same as bytes. */
    static byte[] readOrMakeKey(Path file, String role) throws IOException {
        try {
            return HexFormat.of().parseHex(readOrMake(file, role));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(role + " is not hexadecimal", e);
        }
    }

    private static void make(Path file) throws IOException {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        SecretFile.createOnce(file, HexFormat.of().formatHex(bytes) + "\n");
    }
}
