// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.audit.AuditCheck;
import io.evenhand.contract.audit.AuditFile;
import io.evenhand.contract.audit.AuditHead;
import io.evenhand.enforcement.Office;
import io.evenhand.enforcement.TestDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Law 18, offline: with nothing but an exported log and the public key, every kind of tampering is found. */
class TamperedAuditIsFoundIT {
    @Test
    void theRunningCaseworkSignsTheHeadOfEveryDayThatIsOver() throws Exception {
        try (Office office = new Office()) {
            office.limit("acc-1");
            office.deadlines.look();
            assertEquals(List.of(), heads(office), "today is not over");
            office.clock.move(Duration.ofDays(1));
            office.deadlines.start();
            Office.await("a head is signed", () -> heads(office).size() == 1);
            office.deadlines.close();
            assertEquals(LocalDate.of(2026, 3, 2), heads(office).get(0).day());
            office.deadlines.look();
            assertEquals(1, heads(office).size(), "a day has one head");
        }
    }

    @Test
    void anHonestExportIsSound() throws Exception {
        AuditCheck.Result result = check(exported());
        assertTrue(result.isSound(), String.valueOf(result.fault()));
        assertTrue(result.links() > 4);
    }

    @Test
    void aChangedRowIsFound() throws Exception {
        List<String> lines = exported();
        int at = firstLink(lines) + 1;
        lines.set(at, lines.get(at).replaceFirst("\"actor\":\"[^\"]*\"", "\"actor\":\"anna\""));
        assertEquals(2, broken(lines));
    }

    @Test
    void aRemovedRowIsFound() throws Exception {
        List<String> lines = exported();
        lines.remove(firstLink(lines) + 1);
        assertEquals(3, broken(lines));
    }

    @Test
    void rowsInAnotherOrderAreFound() throws Exception {
        List<String> lines = exported();
        int at = firstLink(lines);
        lines.add(at, lines.remove(at + 1));
        assertEquals(2, broken(lines));
    }

    @Test
    void aChangedSignatureIsFound() throws Exception {
        List<String> lines = exported();
        int at = firstLink(lines) + 2;
        String other = lines.get(at + 1).replaceAll(".*(\"signature\":\"[^\"]*\").*", "$1");
        lines.set(at, lines.get(at).replaceAll("\"signature\":\"[^\"]*\"", other));
        assertEquals(3, broken(lines));
    }

    @Test
    void aTailThatWasCutIsFoundByTheHeads() throws Exception {
        List<String> lines = exported();
        AuditCheck.Result whole = check(lines);
        while (lines.size() > firstLink(lines) + 2) {
            lines.remove(lines.size() - 1);
        }
        AuditCheck.Result cut = check(lines);
        assertFalse(cut.isSound());
        assertTrue(cut.fault().what().contains("ends before"), cut.fault().what());
        assertTrue(cut.links() < whole.links());
    }

    @Test
    void aHeadOfALogThatWasRewrittenWholeIsFound() throws Exception {
        // whoever has the key can write another log; the heads of the first one, kept elsewhere, do not fit it
        List<String> first = exported();
        List<String> second = exported();
        List<String> mixed = new ArrayList<>(first.subList(0, firstLink(first)));
        mixed.addAll(second.subList(firstLink(second), second.size()));
        assertFalse(check(mixed).isSound());
    }

    @Test
    void aHeadThatSomebodyElseSignedIsFound() throws Exception {
        List<String> lines = exported();
        lines.set(0, lines.get(0).replaceAll("\"seq\":[0-9]+", "\"seq\":1"));
        assertFalse(check(lines).isSound());
    }

    private static List<AuditHead> heads(Office office) {
        return office.ledger.inTransaction(books -> books.audit().heads());
    }

    /** A log of two days, the first of which has a head. */
    private static List<String> exported() throws IOException {
        try (Office office = new Office()) {
            office.limit("acc-1");
            office.limit("acc-2");
            office.clock.move(Duration.ofDays(1));
            office.deadlines.look();
            office.limit("acc-3");
            StringWriter out = new StringWriter();
            office.ledger.read(books -> {
                try {
                    AuditFile.writeHeads(books.audit().heads(), out);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                books.audit().forEach(link -> {
                    try {
                        AuditFile.writeLink(link, out);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
            });
            return new ArrayList<>(out.toString().lines().toList());
        }
    }

    private static int firstLink(List<String> lines) {
        int at = 0;
        while (lines.get(at).startsWith("head ")) {
            at++;
        }
        return at;
    }

    private static long broken(List<String> lines) throws IOException {
        AuditCheck.Fault fault = check(lines).fault();
        return fault == null ? 0 : fault.seq();
    }

    private static AuditCheck.Result check(List<String> lines) throws IOException {
        return AuditFile.check(
                new BufferedReader(new StringReader(String.join("\n", lines))), TestDatabase.SEAL.trusted());
    }
}
