// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.envoyproxy.envoy.service.auth.v3.AuthorizationGrpc;
import io.envoyproxy.envoy.service.auth.v3.CheckRequest;
import io.evenhand.contract.id.Sha256;
import io.grpc.Grpc;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.TlsChannelCredentials;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Callers with certificates, tried with ones that the JDK's own keytool makes: whose is whose, and who is refused how. */
class CallersNeedCertificatesIT {
    private static final String CHECK = "/check?account=a&action=invite";
    private static final char[] PASSWORD = "only-in-this-test".toCharArray();

    @TempDir
    private static Path folder;

    private static KeyStore store;
    private static FakeCasework casework;
    private static EdgeUnderTest edge;

    @BeforeAll
    static void start() throws Exception {
        Path file = folder.resolve("all.p12");
        make(file, "authority", "-ext", "bc:c");
        make(file, "elsewhere", "-ext", "bc:c");
        make(file, "edge", "-signer", "authority", "-ext", "san=ip:127.0.0.1");
        make(file, "proxy", "-signer", "authority");
        make(file, "bouncer", "-signer", "authority");
        make(file, "stranger", "-signer", "elsewhere");
        make(file, "soon", "-signer", "authority", "-validity", "3");
        store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        Path keys = Files.writeString(
                folder.resolve("keys"),
                "proxy cert:" + print("proxy") + " ask\n" + "app " + Sha256.hex("k1".getBytes(UTF_8)) + " ask\n");
        casework = new FakeCasework();
        edge = new EdgeUnderTest(
                folder,
                casework,
                Map.of(
                        "EVENHAND_EDGE_TLS_CERT_FILE", pem("edge", true),
                        "EVENHAND_EDGE_TLS_KEY_FILE", pem("edge", false),
                        "EVENHAND_EDGE_CALLER_CA_FILE", pem("authority", true),
                        "EVENHAND_EDGE_GRPC_PORT", "0",
                        "EVENHAND_EDGE_KEYS_FILE", keys.toString()));
    }

    @AfterAll
    static void stop() {
        edge.close();
        casework.close();
    }

    @Test
    void aCertificateOfTheAuthorityIsWhoItsLineSays() throws Exception {
        assertEquals(204, get("proxy", CHECK).statusCode());
        assertEquals(403, get("proxy", "/v1/decisions").statusCode(), "its line has no right to export");
        assertEquals(403, get("bouncer", CHECK).statusCode(), "the authority signed it, and no line names it");
        assertEquals(204, get("bouncer", CHECK, "Authorization", "Bearer k1").statusCode(), "a key names its holder");
        assertEquals(403, get("proxy", CHECK, "Authorization", "Bearer guessed").statusCode());
    }

    @Test
    void withoutACertificateNobodyAsksFromThisMachineNeither() throws Exception {
        HttpResponse<String> bare = get(null, CHECK);
        assertEquals(401, bare.statusCode());
        assertTrue(bare.body().contains("certificate"), bare.body());
        assertEquals(401, get(null, CHECK, "Authorization", "Bearer k1").statusCode(), "a key alone may be stolen");
        assertEquals(200, get(null, "/healthz").statusCode(), "players and watchers show none");
    }

    @Test
    void aCertificateOfAnotherAuthorityEndsTheConnection() {
        assertThrows(IOException.class, () -> get("stranger", CHECK));
        assertThrows(IOException.class, () -> get("stranger", "/healthz"));
        assertThrows(IOException.class, () -> edge.get("/healthz"), "nor is anything answered in clear");
    }

    @Test
    void envoyNeedsOneToo() throws Exception {
        assertEquals(Status.Code.OK, envoy("proxy"));
        assertEquals(Status.Code.PERMISSION_DENIED, envoy("bouncer"));
        assertEquals(Status.Code.UNAVAILABLE, envoy("stranger"));
        assertEquals(Status.Code.UNAVAILABLE, envoy(null));
    }

    @Test
    void theDoctorReadsTheCertificateAndSaysWhenItEndsOrThatItIsNone() throws Exception {
        String said = doctor(pem("edge", true), pem("edge", false));
        assertTrue(said.contains("well   connections are encrypted, the certificate lasts until "), said);
        said = doctor(pem("soon", true), pem("soon", false));
        assertTrue(said.contains("found  the edge's certificate ends at "), said);
        assertTrue(said.contains("do: put a new one into EVENHAND_EDGE_TLS_CERT_FILE"), said);
        Path nothing = Files.writeString(folder.resolve("nothing.pem"), "nothing");
        said = doctor(nothing.toString(), pem("edge", false));
        assertTrue(said.contains("found  the edge's certificate or key cannot be read"), said);
        said = doctor(pem("edge", true), nothing.toString());
        assertTrue(said.contains("holds no private key in PEM"), said);
        said = doctor(pem("edge", true), pem("proxy", false));
        assertTrue(said.contains("is not that of the certificate"), said);
    }

    private static String doctor(String certificate, String key) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(out, true, UTF_8);
        Map<String, String> environment = Map.of(
                "EVENHAND_VAR",
                folder.resolve("var").toString(),
                "EVENHAND_FEED_PUBLIC_KEY_FILE",
                folder.resolve("feed-key.pub").toString(),
                "EVENHAND_FEED_URL",
                casework.url(),
                "EVENHAND_EDGE_TLS_CERT_FILE",
                certificate,
                "EVENHAND_EDGE_TLS_KEY_FILE",
                key,
                "PATH",
                "");
        Edge.run(new String[] {"doctor"}, environment, print, print);
        return out.toString(UTF_8);
    }

    private static Status.Code envoy(String who) throws Exception {
        TlsChannelCredentials.Builder credentials = TlsChannelCredentials.newBuilder()
                .trustManager(Path.of(pem("authority", true)).toFile());
        if (who != null) {
            credentials.keyManager(
                    Path.of(pem(who, true)).toFile(), Path.of(pem(who, false)).toFile());
        }
        ManagedChannel channel = Grpc.newChannelBuilderForAddress("127.0.0.1", edge.grpcPort(), credentials.build())
                .build();
        try {
            AuthorizationGrpc.newBlockingStub(channel)
                    .withDeadlineAfter(10, TimeUnit.SECONDS)
                    .check(CheckRequest.getDefaultInstance());
            return Status.Code.OK;
        } catch (StatusRuntimeException e) {
            return e.getStatus().getCode();
        } finally {
            channel.shutdownNow();
        }
    }

    private static HttpResponse<String> get(String who, String path, String... headers) throws Exception {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("authority", store.getCertificate("authority"));
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        // a key manager that offers what it has although the edge names other authorities: a client that tries its luck
        context.init(who == null ? null : new KeyManager[] {new Stubborn(who)}, trust.getTrustManagers(), null);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + edge.port() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(context)
                .build()
                .send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Shows one certificate to everybody, whatever authorities they ask for. */
    private static final class Stubborn extends X509ExtendedKeyManager {
        private final String who;

        Stubborn(String who) {
            this.who = who;
        }

        @Override
        public String[] getClientAliases(String type, Principal[] issuers) {
            return new String[] {who};
        }

        @Override
        public String chooseClientAlias(String[] types, Principal[] issuers, Socket socket) {
            return who;
        }

        @Override
        public String chooseEngineClientAlias(String[] types, Principal[] issuers, SSLEngine engine) {
            return who;
        }

        @Override
        public String[] getServerAliases(String type, Principal[] issuers) {
            return new String[0];
        }

        @Override
        public String chooseServerAlias(String type, Principal[] issuers, Socket socket) {
            return "";
        }

        @Override
        public X509Certificate[] getCertificateChain(String alias) {
            try {
                return List.of(store.getCertificateChain(who)).toArray(X509Certificate[]::new);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public PrivateKey getPrivateKey(String alias) {
            try {
                return (PrivateKey) store.getKey(who, PASSWORD);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static void make(Path file, String name, String... more) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                name,
                "-dname",
                "CN=" + name,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-keystore",
                file.toString(),
                "-storepass",
                new String(PASSWORD)));
        command.addAll(List.of(more));
        command.addAll(List.of(more).contains("-validity") ? List.of() : List.of("-validity", "30"));
        Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(keytool.getInputStream().readAllBytes(), UTF_8);
        assertEquals(0, keytool.waitFor(), said);
    }

    private static String print(String name) throws Exception {
        return Sha256.hex(store.getCertificate(name).getEncoded());
    }

    /** The file with somebody's certificates, or their key, in PEM. */
    private static String pem(String name, boolean certificate) throws Exception {
        StringBuilder text = new StringBuilder();
        if (certificate) {
            for (var each : store.getCertificateChain(name)) {
                block(text, "CERTIFICATE", each.getEncoded());
            }
        } else {
            block(text, "PRIVATE KEY", store.getKey(name, PASSWORD).getEncoded());
        }
        return Files.writeString(folder.resolve(name + (certificate ? ".crt" : ".key")), text)
                .toString();
    }

    private static void block(StringBuilder text, String kind, byte[] bytes) {
        text.append("-----BEGIN ").append(kind).append("-----\n");
        text.append(Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes));
        text.append("\n-----END ").append(kind).append("-----\n");
    }
}
