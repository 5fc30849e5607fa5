// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.privacy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.DecisionId;
import io.evenhand.enforcement.Office;
import io.evenhand.enforcement.Samples;
import io.evenhand.enforcement.feed.FeedPublisher;
import io.evenhand.enforcement.ledger.HoldRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Law 15, casework's side: of an erased account no table, no file of the feed and no edge knows the name. */
class ErasedIsGoneIT {
    @TempDir
    Path dir;

    private final KeyPair keys = Office.keys();

    @Test
    void noTableAndNoFileKnowsTheNameWhenTheReceiptSaysDone() throws Exception {
        try (Office office = new Office();
                FeedPublisher feed = office.publisher(dir, keys)) {
            feed.start();
            Canary.live(office);
            office.limit("somebody-else");
            Office.await("announced", () -> feed.head() >= 2);
            assertTrue(Canary.traces(office).size() > 10, "the canary is there to be forgotten");
            office.clock.move(Duration.ofDays(60)); // the measure and the hold are over
            Canary.settle(office);
            office.acks.connected("edge-1");
            Files.writeString(dir.resolve("snapshot-1.json.next"), Canary.ACCOUNT.value()); // as a crash leaves it
            Erasure erasure = erasure(office, feed);
            Receipt asked = erasure.ask(Canary.ACCOUNT, "account holder");
            assertEquals(List.of(), asked.holds());
            assertNull(asked.doneAt(), "scoring and the edge have not been told");
            sendOutbox(office);
            Office.await("the feed has passed", () -> {
                erasure.advance();
                return erasure.receipt(asked.receipt()).steps().get(3).clean();
            });
            assertNull(erasure.receipt(asked.receipt()).doneAt(), "the edge has not confirmed");
            assertEquals(List.of(), filesWith(Canary.ACCOUNT));
            assertEquals(
                    asked.receipt(),
                    erasure.ask(Canary.ACCOUNT, "operator").receipt(),
                    "whoever asks again leaves no name");
            office.acks.ack("edge-1", feed.head());
            erasure.advance();
            erasure.advance();
            Receipt done = erasure.receipt(asked.receipt());
            assertNotNull(done.doneAt());
            assertTrue(
                    done.steps().stream().allMatch(Receipt.Step::clean),
                    done.steps().toString());
            assertEquals(List.of(), Canary.traces(office));
            assertEquals("1", office.database.value("select count(*) from accounts"), "the other account stays");
            assertEquals("1", office.database.value("select count(*) from past_decisions"));
            assertEquals("1", office.database.value("select count(*) from audit_log where act = 'erasure.done'"));
        }
    }

    @Test
    void anOpenAppealAMeasureAndALegalClaimHoldItAndAreShownWithTheirEnd() throws Exception {
        try (Office office = new Office()) {
            DecisionId decision = Canary.live(office);
            Erasure erasure = erasure(office, null);
            Receipt asked = erasure.ask(Canary.ACCOUNT, "account holder");
            List<String> reasons = asked.holds().stream().map(HoldRow::reason).toList();
            assertEquals(
                    List.of("MEASURE_IN_FORCE", "OPEN_APPEAL", "RUNNING_CLOCK", "RUNNING_CLOCK", "SAID_BY_STAFF"),
                    reasons);
            assertTrue(asked.holds().stream().allMatch(hold -> hold.until() != null));
            assertFalse(asked.steps().get(2).clean());
            assertNotNull(office.decision(decision), "what is held is kept");
            assertEquals("0", office.database.value("select count(*) from account_traits"), "the rest is not");
            assertEquals(
                    asked.receipt(), erasure.ask(Canary.ACCOUNT, "operator").receipt(), "asked twice, it is one");
            assertEquals(
                    "1", office.database.value("select count(*) from outbox where payload like '%account.erased%'"));
        }
    }

    @Test
    void aHoldEndsByItself() throws Exception {
        try (Office office = new Office()) {
            office.limit("acc-1");
            AccountId account = new AccountId("acc-1");
            Erasure erasure = erasure(office, null);
            erasure.hold(
                    account, "a claim before a court", office.clock.instant().plus(Duration.ofDays(90)), Office.CLARA);
            office.clock.move(Duration.ofDays(60));
            closeCases(office);
            Receipt asked = erasure.ask(account, "account holder");
            assertEquals(
                    List.of("SAID_BY_STAFF"),
                    asked.holds().stream().map(HoldRow::reason).toList());
            office.clock.move(Duration.ofDays(31));
            erasure.advance();
            assertTrue(erasure.receipt(asked.receipt()).steps().get(2).clean());
            assertEquals("0", office.database.value("select count(*) from decisions"));
        }
    }

    @Test
    void aReportThatEvidenceAboutSomebodyElseFollowsFromStaysWithoutItsWords() throws Exception {
        try (Office office = new Office()) {
            Canary.live(office);
            office.limit("somebody-else");
            office.database.sql(
                    "insert into evidence_items (id, case_id, account, kind, sha256, source, summary, observed_on, terms, "
                            + "basis, keep_until, report, collected_by, collected_at) select 'e-2', d.case_id, d.account, "
                            + "'THIRD_PARTY_REPORT', e.sha256, 'x', e.summary, e.observed_on, e.terms, e.basis, e.keep_until, "
                            + "e.report, 'anna', e.collected_at from evidence_items e, decisions d "
                            + "where d.account = 'somebody-else'");
            office.clock.move(Duration.ofDays(60));
            Canary.settle(office);
            Erasure erasure = erasure(office, null);
            Receipt asked = erasure.ask(Canary.ACCOUNT, "account holder");
            assertTrue(asked.steps().get(2).clean(), asked.holds().toString());
            assertEquals("(erased)", office.database.value("select words from reports where reporter is null"));
            assertEquals("1", office.database.value("select count(*) from evidence_items"));
            assertEquals("1", office.database.value("select count(*) from authority_requests"), "to be counted");
        }
    }

    @Test
    void oneThatCannotGoOnKeepsNobodyElseWaiting() throws Exception {
        try (Office office = new Office()) {
            for (String each : List.of("acc-1", "acc-2")) {
                office.intake.handle(Samples.harmless(each, "as-" + each, office.clock.instant()));
            }
            LogForgetter partly = (account, asked) -> {
                if (account.value().equals("acc-1")) {
                    throw new IllegalStateException("the log does not take it");
                }
                return new LogForgetter.Forgotten(true, asked);
            };
            Erasure erasure = new Erasure(office.ledger, partly, () -> FeedForgetter.NOT_NOW, office.clock);
            Receipt first = erasure.ask(new AccountId("acc-1"), "account holder");
            Receipt second = erasure.ask(new AccountId("acc-2"), "account holder");
            sendOutbox(office);
            erasure.advance();
            assertFalse(erasure.receipt(first.receipt()).steps().get(0).clean());
            assertTrue(erasure.receipt(second.receipt()).steps().get(0).clean());
        }
    }

    static void closeCases(Office office) throws Exception {
        office.database.sql("update cases set state = 'DECIDED', proposer = null where state <> 'CLOSED'");
    }

    private static void sendOutbox(Office office) {
        office.ledger.run(books -> books.outbox()
                .sent(books.outbox().pendingInterventions(500).stream()
                        .map(row -> row.id())
                        .toList()));
    }

    private static Erasure erasure(Office office, FeedPublisher feed) {
        return new Erasure(
                office.ledger,
                LogForgetter.none(),
                () -> {
                    if (feed == null) {
                        return FeedForgetter.NOT_NOW;
                    }
                    try {
                        return feed.forget().get(10, TimeUnit.SECONDS);
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                },
                office.clock);
    }

    private List<Path> filesWith(AccountId account) throws IOException {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(dir)) {
            for (Path file : files.toList()) {
                if (Files.readString(file).contains(account.value())) {
                    found.add(file);
                }
            }
        }
        return found;
    }
}
