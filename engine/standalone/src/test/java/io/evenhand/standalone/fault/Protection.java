// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.fault;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.evenhand.contract.log.LogAccess;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * Keys and certificates with which Kafka and PostgreSQL speak TLS only, and Kafka to nobody without a certificate: made
 * once for a scene, by the JDK's own {@code keytool}.
 */
final class Protection {
    private static final String PASSWORD = "only-for-tests";

    private final Path folder;

    private Protection(Path folder) {
        this.folder = folder;
    }

    static Protection in(Path folder) {
        Protection made = new Protection(folder);
        try {
            if (Files.notExists(made.certificate("server"))) {
                made.pair("server");
                made.pair("client");
                made.key("server");
                // a broker makes sure at its start that it would believe itself
                Files.writeString(
                        made.certificate("both"),
                        Files.readString(made.certificate("server")) + Files.readString(made.certificate("client")));
                write(made.client(), made.side("client", "server"), Map.of("security.protocol", "SSL"));
                write(
                        made.broker(),
                        made.side("server", "both"),
                        Map.of(
                                "listener.security.protocol.map",
                                "PLAINTEXT:SSL,CONTROLLER:PLAINTEXT",
                                "ssl.client.auth",
                                "required"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return made;
    }

    /** What a program is given to be let in at Kafka. */
    Path client() {
        return folder.resolve("kafka-client.properties");
    }

    LogAccess access(String servers) {
        return LogAccess.from(Map.of("EVENHAND_KAFKA", servers, "EVENHAND_KAFKA_CLIENT_FILE", client().toString()));
    }

    /** What a broker is given so that it speaks TLS, and only to clients with a certificate. */
    Path broker() {
        return folder.resolve("kafka-server.properties");
    }

    /** What is added to PostgreSQL's command line. */
    List<String> postgres() {
        return List.of(
                "-c",
                "ssl=on",
                "-c",
                "ssl_cert_file=" + certificate("server"),
                "-c",
                "ssl_key_file=" + folder.resolve("server.key"));
    }

    /** What is added to the ledger's address, so that a server without this certificate is none. */
    String ledger() {
        return "?sslmode=verify-full&sslrootcert=" + certificate("server");
    }

    private static void write(Path file, Map<String, String> side, Map<String, String> more) throws IOException {
        Properties all = new Properties();
        all.putAll(side);
        all.putAll(more);
        try (Writer out = Files.newBufferedWriter(file)) {
            all.store(out, null);
        }
    }

    private Map<String, String> side(String own, String other) {
        return Map.of(
                "ssl.keystore.type",
                "PKCS12",
                "ssl.keystore.location",
                store(own).toString(),
                "ssl.keystore.password",
                PASSWORD,
                "ssl.truststore.type",
                "PEM",
                "ssl.truststore.location",
                certificate(other).toString());
    }

    private Path store(String who) {
        return folder.resolve(who + ".p12");
    }

    private Path certificate(String who) {
        return folder.resolve(who + ".crt");
    }

    private void pair(String who) throws IOException {
        Files.createDirectories(folder);
        List<String> store = List.of("-keystore", store(who).toString(), "-storepass", PASSWORD, "-alias", who);
        keytool(
                List.of("-genkeypair", "-keyalg", "EC", "-groupname", "secp256r1", "-validity", "2"),
                store,
                List.of("-storetype", "PKCS12", "-dname", "CN=" + who, "-ext", "SAN=ip:127.0.0.1,dns:localhost"));
        keytool(
                List.of("-exportcert", "-rfc"),
                store,
                List.of("-file", certificate(who).toString()));
    }

    private void key(String who) throws IOException {
        try (InputStream in = Files.newInputStream(store(who))) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, PASSWORD.toCharArray());
            byte[] key = store.getKey(who, PASSWORD.toCharArray()).getEncoded();
            Path file = Files.writeString(
                    folder.resolve(who + ".key"),
                    "-----BEGIN PRIVATE KEY-----\n"
                            + Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(key)
                            + "\n-----END PRIVATE KEY-----\n");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private static void keytool(List<String> store, List<String> what, List<String> how) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        builder.command().addAll(what);
        builder.command().addAll(store);
        builder.command().addAll(how);
        Process process = builder.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), US_ASCII);
        try {
            if (process.waitFor() != 0) {
                throw new IOException("keytool: " + said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
