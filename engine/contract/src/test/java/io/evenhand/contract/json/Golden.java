// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file beside the tests that pins the wire form; {@code -Dgolden=update} rewrites it for review. */
final class Golden {
    private static final Path HOME = Path.of("src/test/resources/golden");

    private Golden() {}

    static String read(String name) {
        try {
            return Files.readString(HOME.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void assertMatches(String name, String actual) {
        if ("update".equals(System.getProperty("golden"))) {
            try {
                Files.createDirectories(HOME);
                Files.writeString(HOME.resolve(name), actual);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        assertEquals(read(name), actual, name);
    }
}
