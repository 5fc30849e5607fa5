// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.evenhand.contract.audit.ActSeal;
import io.evenhand.contract.audit.AuditFile;
import io.evenhand.contract.audit.AuditHead;
import io.evenhand.contract.audit.AuditLink;
import java.io.IOException;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The log of acts is checked where it lies, or from a file with nothing but the public key. */
class AuditCommandTest {
    @TempDir
    Path home;

    private Console console;
    private String log = "";
    private ActSeal seal;
    private HttpServer casework;

    @BeforeEach
    void start() throws Exception {
        KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        seal = new ActSeal(keys);
        log = log(seal, "case.noted");
        Path secrets = Files.createDirectories(home.resolve("var/secrets"));
        Files.writeString(
                secrets.resolve("audit-key.pub"),
                "-----BEGIN PUBLIC KEY-----\n"
                        + Base64.getEncoder().encodeToString(keys.getPublic().getEncoded())
                        + "\n-----END PUBLIC KEY-----\n");
        Files.writeString(secrets.resolve("operator-token"), "token-of-the-test\n");
        casework = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        casework.createContext("/api/v1/audit/log", exchange -> {
            boolean ours = "Bearer token-of-the-test"
                    .equals(exchange.getRequestHeaders().getFirst("Authorization"));
            byte[] body = (ours ? log : "").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(ours ? 200 : 401, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        casework.start();
        console = new Console(home);
    }

    @AfterEach
    void stop() {
        console.close();
        casework.stop(0);
    }

    @Test
    void theRunningCaseworkIsCheckedWithTheKeyOfThisInstallation() {
        assertEquals(0, run("verify", "--casework", address()));
        assertTrue(said().startsWith("sound: 3 acts"), said());
    }

    @Test
    void whatTheRunningCaseworkHidesIsFound() {
        log = log.replaceFirst("(?m)^link .*\\n", "");
        assertEquals(1, run("verify", "--casework", address()));
        assertTrue(said().startsWith("broken at 2"), said());
    }

    @Test
    void anExportIsCheckedOfflineWithAnotherCopyOfTheKey() throws IOException {
        Path file = home.resolve("log.txt");
        assertEquals(0, run("export", "--casework", address(), "--out", file.toString()));
        casework.stop(0);
        Path key = Files.copy(home.resolve("var/secrets/audit-key.pub"), home.resolve("elsewhere.pem"));
        assertEquals(0, run("verify", "--file", file.toString(), "--key", key.toString()));
        List<String> lines = Files.readAllLines(file);
        Files.write(file, lines.subList(0, lines.size() - 1));
        assertEquals(1, run("verify", "--file", file.toString(), "--key", key.toString()));
        assertTrue(said().contains("ends before"), said());
    }

    @Test
    void aLogThatWasWrittenAnewWithTheSameKeyDoesNotLeadToTheHeadThatWasKept() throws IOException {
        Path kept = home.resolve("kept.txt");
        Files.writeString(
                kept,
                log.lines().filter(line -> line.startsWith("head ")).findFirst().orElseThrow() + "\n");
        assertEquals(0, run("verify", "--casework", address(), "--head", kept.toString()));
        log = log(seal, "case.closed");
        assertEquals(0, run("verify", "--casework", address()), "by itself it looks sound");
        assertEquals(1, run("verify", "--casework", address(), "--head", kept.toString()));
        assertTrue(said().contains("different things"), said());
        Files.writeString(kept, "nothing\n");
        assertNotEquals(0, run("verify", "--casework", address(), "--head", kept.toString()), "no head at all");
    }

    private int run(String... arguments) {
        return new CommandLine(AuditCommand.class).execute(arguments);
    }

    private String address() {
        return "http://127.0.0.1:" + casework.getAddress().getPort();
    }

    private String said() {
        return console.said();
    }

    /** Three acts of one day, which has its head. */
    private static String log(ActSeal seal, String act) throws IOException {
        StringWriter out = new StringWriter();
        StringWriter links = new StringWriter();
        AuditLink last = null;
        for (int i = 0; i < 3; i++) {
            last = AuditLink.after(
                    i,
                    last == null ? AuditLink.START : last.hash(),
                    new AuditLink.Act(
                            Instant.parse("2026-03-02T09:00:00Z"),
                            "anna",
                            "ANALYST",
                            "ENFORCEMENT",
                            act,
                            "case:c-" + i,
                            ""),
                    seal);
            AuditFile.writeLink(last, links);
        }
        AuditFile.writeHeads(List.of(AuditHead.of(LocalDate.of(2026, 3, 2), last, seal)), out);
        return out.toString() + links;
    }
}
