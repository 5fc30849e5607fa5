// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.transparency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.verdict.Measure;
import io.evenhand.enforcement.Office;
import io.evenhand.enforcement.evidence.Gathered;
import io.evenhand.enforcement.ladder.Drafts;
import io.evenhand.enforcement.ledger.AppealOutcome;
import io.evenhand.enforcement.ledger.CaseId;
import io.evenhand.enforcement.ledger.DecisionRow;
import io.evenhand.enforcement.ledger.EvidenceRow;
import io.evenhand.enforcement.ledger.PublicationRow;
import io.evenhand.enforcement.ledger.ThirdPartyReportRow;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/** Every restriction has one public statement that fits the schema, names nobody, and arrives once. */
class PublicStatementsIT {
    @Test
    void everyRestrictionHasAStatementThatFitsAndNamesNobody() {
        try (Office office = new Office();
                Receiver receiver = new Receiver()) {
            DecisionRow limit = office.limit("acc-1");
            DecisionRow notice = office.taken(office.doubtful("acc-2"), Drafts.of(Measure.NOTICE));
            DecisionRow suspension = office.taken(office.doubtful("acc-3"), Drafts.of(Measure.SUSPEND_SERVER));
            DecisionRow end = office.taken(office.doubtful("acc-4"), Drafts.of(Measure.TERMINATE));
            Publications publications = publications(office, receiver, Instant.EPOCH);
            assertEquals(3, publications.write());
            assertEquals(0, publications.write(), "each is written once");
            assertNull(row(office, notice));
            for (DecisionRow each : List.of(limit, suspension, end)) {
                PublicationRow row = row(office, each);
                assertEquals(PublicationRow.State.WAITING, row.state(), row.answer());
                assertEquals(List.of(), new StatementSchema().faults(row.body()));
                assertFalse(row.body().contains("acc-") || row.body().contains("srv-1"));
            }
            assertTrue(row(office, limit).body().contains("AUTOMATED_DECISION_FULLY"));
            assertTrue(row(office, suspension).body().contains("AUTOMATED_DECISION_PARTIALLY"));
            assertTrue(row(office, end).body().contains("DECISION_ACCOUNT_TERMINATED"));
            assertFalse(row(office, end).body().contains("end_date"));
        }
    }

    @Test
    void eachSaysWhoDecidedIt() throws Exception {
        try (Office office = new Office();
                Receiver receiver = new Receiver()) {
            DecisionRow rule = office.limit("acc-1");
            DecisionRow people = office.taken(office.doubtful("acc-2"), Drafts.of(Measure.SUSPEND_ACCOUNT));
            office.appeals.decide(office.appeal(rule).id(), Office.CLARA, AppealOutcome.PARTLY, Office.REASON);
            DecisionRow onAppeal = office.decision("acc-1");
            office.appeal(people);
            office.clock.move(Duration.ofHours(25));
            office.deadlines.look();
            DecisionRow byClock = office.decision("acc-2");
            // all four are written at one time, long after what each of them rests on
            publications(office, receiver, Instant.EPOCH).write();
            says(office, rule, "A program decided by published rules", "FULLY");
            says(office, people, "Two people reviewed what a program had found", "PARTIALLY");
            says(office, onAppeal, "A person who had taken no part before decided this on appeal", "PARTIALLY");
            says(office, byClock, "An appeal was not decided in time", "PARTIALLY");
        }
    }

    @Test
    void whatHappenedAfterADecisionIsNoPartOfHowItCameAbout() {
        try (Office office = new Office();
                Receiver receiver = new Receiver()) {
            CaseId file = office.doubtful("acc-1");
            DecisionRow people = office.taken(file, Drafts.of(Measure.SUSPEND_ACCOUNT));
            office.clock.move(Duration.ofDays(1));
            String receipt = office.evidence.report(new AccountId("acc-1"), "They sell access.", null);
            String report = office.evidence.outcome(receipt).id();
            office.evidence.close(
                    report, Office.BORIS, ThirdPartyReportRow.Outcome.TAKEN_UP, "The offer names the server.");
            office.evidence.gather(
                    file,
                    Office.ANNA,
                    new Gathered(
                            EvidenceRow.Kind.THIRD_PARTY_REPORT,
                            "ab".repeat(32),
                            "told by somebody",
                            "Access was offered for a monthly price.",
                            LocalDate.of(2026, 2, 20),
                            "2026-01-01",
                            EvidenceRow.Basis.LEGITIMATE_INTERESTS,
                            Duration.ofDays(365),
                            report));
            publications(office, receiver, Instant.EPOCH).write();
            assertTrue(
                    row(office, people).body().contains("SOURCE_VOLUNTARY"),
                    row(office, people).body());
        }
    }

    private static void says(Office office, DecisionRow decision, String sentence, String automation) {
        String body = row(office, decision).body();
        assertTrue(body.contains(sentence), body);
        assertTrue(body.contains("AUTOMATED_DECISION_" + automation), body);
        assertEquals(
                decision.decision().reasons().automatedDetection(),
                body.contains("\"automated_detection\":\"Yes\""),
                "the public and the person are told the same");
    }

    @Test
    void aStatementArrivesOnceWhateverTheReceiverAnswers() throws Exception {
        try (Office office = new Office();
                Receiver receiver = new Receiver()) {
            DecisionRow limit = office.limit("acc-1");
            publications(office, receiver, Instant.EPOCH).write();
            Dispatch dispatch = new Dispatch(office.ledger, settings(receiver, Instant.EPOCH), office.clock);
            receiver.busy = true;
            assertEquals(0, dispatch.send());
            assertEquals("429", row(office, limit).answer());
            receiver.busy = false;
            assertEquals(0, dispatch.send(), "not before its time");
            office.clock.move(Duration.ofMinutes(1));
            // it is there already, as after a crash between sending and writing that down
            receiver.there.put(row(office, limit).puid(), "before the crash");
            assertEquals(1, dispatch.send());
            assertEquals("422, and there", row(office, limit).answer());
            DecisionRow other = office.limit("acc-2");
            publications(office, receiver, Instant.EPOCH).write();
            assertEquals(1, dispatch.send());
            assertEquals("201", row(office, other).answer());
            assertEquals(2, receiver.there.size());
            receiver.unfit = true;
            DecisionRow third = office.limit("acc-3");
            publications(office, receiver, Instant.EPOCH).write();
            assertEquals(0, dispatch.send());
            assertEquals(PublicationRow.State.REFUSED, row(office, third).state());
        }
    }

    @Test
    void inTheFirstDaysAPersonReleasesEachAndAReversalIsKeptHere() throws Exception {
        try (Office office = new Office();
                Receiver receiver = new Receiver()) {
            DecisionRow limit = office.limit("acc-1");
            Instant later = office.clock.instant().plus(Duration.ofDays(30));
            Publications publications = publications(office, receiver, later);
            publications.write();
            PublicationRow held = row(office, limit);
            assertEquals(PublicationRow.State.HELD, held.state());
            ReleaseDesk desk = new ReleaseDesk(office.ledger, office.clock);
            assertFalse(desk.release(held.puid(), Office.OTTO));
            assertTrue(desk.release(held.puid(), Office.CLARA));
            assertNotNull(row(office, limit));
            office.appeals.decide(office.appeal(limit).id(), Office.CLARA, AppealOutcome.OVERTURNED, Office.REASON);
            assertEquals("OVERTURNED", office.database.value("select why from public_reversals"));
        }
    }

    @Test
    void anythingPersonalIsFound() {
        for (Map.Entry<String, String> each : Map.of(
                        "write to a.b@example.org", "an e-mail address",
                        "from 192.0.2.7", "an IP address",
                        "see https://example.org/x", "a web address",
                        "at media.example.org", "a host name",
                        "call 0301234567890", "a long number",
                        "about ACC-77 only", "a name from the case")
                .entrySet()) {
            assertEquals(each.getValue(), Scrubber.finding(each.getKey(), List.of("acc-77")), each.getKey());
        }
        assertNull(Scrubber.finding("Two people reviewed 44 invitations of section 7.2.", List.of("acc-77")));
    }

    private static PublicationRow row(Office office, DecisionRow decision) {
        return office.ledger.inTransaction(
                books -> books.publications().of(decision.decision().id()));
    }

    private static Publications publications(Office office, Receiver receiver, Instant heldUntil) {
        return new Publications(office.ledger, settings(receiver, heldUntil), office.clock);
    }

    private static PublicationSettings settings(Receiver receiver, Instant heldUntil) {
        return new PublicationSettings(
                receiver.address(),
                "secret",
                "https://platform.example/terms/2026-01-01",
                List.of("DE", "FR"),
                heldUntil);
    }

    /** The transparency database's interface on this machine, answering as its documentation says. */
    private static final class Receiver implements AutoCloseable {
        final Map<String, String> there = new ConcurrentHashMap<>();
        volatile boolean busy;
        volatile boolean unfit;
        private final HttpServer server;

        Receiver() {
            try {
                server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
            server.createContext("/api/v1/statement", this::answer);
            server.start();
        }

        URI address() {
            return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        }

        private void answer(HttpExchange exchange) throws IOException {
            try (exchange) {
                String path = exchange.getRequestURI().getPath();
                String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                if (!"Bearer secret".equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                    exchange.sendResponseHeaders(401, -1);
                } else if ("GET".equals(exchange.getRequestMethod())) {
                    String puid = path.substring(path.lastIndexOf('/') + 1);
                    exchange.getResponseHeaders().add("Location", "/somewhere-else");
                    exchange.sendResponseHeaders(there.containsKey(puid) ? 302 : 404, -1);
                } else if (busy) {
                    exchange.sendResponseHeaders(429, -1);
                } else {
                    String puid = body.replaceAll("(?s).*\"puid\":\"([^\"]*)\".*", "$1");
                    if (unfit || there.putIfAbsent(puid, body) != null) {
                        exchange.sendResponseHeaders(422, -1);
                    } else {
                        byte[] created =
                                "{\"uuid\":\"5d1c8c1e-74b3-4df0-b0a8-0f6cf7c3c333\"}".getBytes(StandardCharsets.UTF_8);
                        exchange.sendResponseHeaders(201, created.length);
                        exchange.getResponseBody().write(created);
                    }
                }
            }
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
