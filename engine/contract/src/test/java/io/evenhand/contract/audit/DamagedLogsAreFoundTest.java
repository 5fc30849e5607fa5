// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.json.MalformedJsonException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever somebody makes of a file of the log, the check ends with a fault and never with an exception. */
class DamagedLogsAreFoundTest {
    private static final Instant AT = Instant.parse("2026-03-02T09:00:00Z");
    private static final List<String> FIELDS = List.of(
            "version",
            "seq",
            "at",
            "actor",
            "role",
            "purpose",
            "act",
            "subject",
            "detail",
            "prevHash",
            "hash",
            "keyId",
            "signature");

    private final KeyPair keys = keys();
    private String head = "";
    private String link = "";

    @BeforeEach
    void write() throws IOException {
        ActSeal seal = new ActSeal(keys);
        AuditLink first = AuditLink.after(
                0,
                AuditLink.START,
                new AuditLink.Act(AT, "anna", "ANALYST", "CASE", "case.read", "case:c-1", "looked"),
                seal);
        StringWriter out = new StringWriter();
        AuditFile.writeHeads(List.of(AuditHead.of(LocalDate.of(2026, 3, 2), first, seal)), out);
        head = out.toString();
        out.getBuffer().setLength(0);
        AuditFile.writeLink(first, out);
        link = out.toString();
    }

    @Test
    void asItWasWrittenItIsSound() throws IOException {
        AuditCheck.Result result = check(head + link);
        assertTrue(result.isSound(), String.valueOf(result.fault()));
        assertEquals(1, result.links());
    }

    @Test
    void aLinkWithoutAnyOneFieldIsAFault() throws IOException {
        for (String field : FIELDS) {
            assertFault(
                    link.replaceFirst("\"" + field + "\":(\"[^\"]*\"|[0-9]+),?", "")
                            .replace(",}", "}"),
                    field);
            assertFault(link.replaceFirst("\"" + field + "\":(\"[^\"]*\"|[0-9]+)", "\"" + field + "\":null"), field);
        }
    }

    @Test
    void aHeadWithoutAnyOneFieldIsAFaultAndCannotBeKept() throws IOException {
        for (String field : List.of("day", "seq", "hash", "keyId", "signature")) {
            String damaged = head.replaceFirst("\"" + field + "\":(\"[^\"]*\"|[0-9]+),?", "")
                    .replace(",}", "}");
            assertFault(damaged + link, field);
            assertThrows(MalformedJsonException.class, () -> AuditFile.heads(reader(damaged)), field);
        }
    }

    @Test
    void aDayThatThereIsNotIsAFaultAndCannotBeKept() throws IOException {
        String damaged = head.replace("2026-03-02", "2026-02-30");
        assertFault(damaged + link, damaged);
        assertThrows(MalformedJsonException.class, () -> AuditFile.heads(reader(damaged)));
    }

    private void assertFault(String log, String what) throws IOException {
        assertNotNull(check(log).fault(), what);
    }

    private AuditCheck.Result check(String log) throws IOException {
        return AuditFile.check(reader(log), keys.getPublic());
    }

    private static BufferedReader reader(String text) {
        return new BufferedReader(new StringReader(text));
    }

    private static KeyPair keys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
