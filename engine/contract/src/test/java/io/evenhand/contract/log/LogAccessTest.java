// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogAccessTest {
    private static final String SECRET = "hunter2";

    @TempDir
    private Path folder;

    private LogAccess from(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("client.properties"), text);
        return LogAccess.from(Map.of("EVENHAND_KAFKA", "one:9093", "EVENHAND_KAFKA_CLIENT_FILE", file.toString()));
    }

    private static String refusal(Map<String, String> env) {
        return assertThrows(IllegalArgumentException.class, () -> LogAccess.from(env))
                .getMessage();
    }

    @Test
    void withoutAFileTheConnectionIsPlain() {
        assertEquals(
                Map.of("bootstrap.servers", "127.0.0.1:9092"),
                LogAccess.from(Map.of()).client());
    }

    @Test
    void aFileOfKafkasToolsIsTakenAsItIs() throws IOException {
        LogAccess log =
                from("# ours\nsecurity.protocol=SASL_SSL\nsasl.mechanism = SCRAM-SHA-512\nssl.truststore.type=PEM\n");
        assertEquals(
                Map.of(
                        "bootstrap.servers", "one:9093",
                        "security.protocol", "SASL_SSL",
                        "sasl.mechanism", "SCRAM-SHA-512",
                        "ssl.truststore.type", "PEM"),
                log.client());
    }

    @Test
    void whatIsNotAboutProtectionIsRefusedAndNothingIsSaidOfItsValue() {
        String refusal = assertThrows(IllegalArgumentException.class, () -> from("acks=" + SECRET))
                .getMessage();
        assertTrue(refusal.contains("holds acks"), refusal);
        assertFalse(refusal.contains(SECRET), refusal);
    }

    @Test
    void aFileThatCannotBeReadIsSaidByItsName() throws IOException {
        Path none = folder.resolve("none");
        assertTrue(
                refusal(Map.of("EVENHAND_KAFKA_CLIENT_FILE", none.toString())).endsWith(none.toString()));
        String broken = assertThrows(IllegalArgumentException.class, () -> from("ssl.key=\\uhunter2"))
                .getMessage();
        assertFalse(broken.contains(SECRET), broken);
    }

    @Test
    void passwordsAreNotShown() throws IOException {
        assertEquals(
                "one:9093 (protected)",
                from("sasl.jaas.config=password=" + SECRET).toString());
    }
}
