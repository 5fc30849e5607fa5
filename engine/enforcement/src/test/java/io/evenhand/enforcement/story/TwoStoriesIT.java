// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.audit.AuditExcerpt;
import io.evenhand.contract.audit.AuditLink;
import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.Sha256;
import io.evenhand.contract.json.ContractJson;
import io.evenhand.contract.verdict.Measure;
import io.evenhand.enforcement.Mailbox;
import io.evenhand.enforcement.Office;
import io.evenhand.enforcement.TestDatabase;
import io.evenhand.enforcement.appeal.AppealForm;
import io.evenhand.enforcement.appeal.Filing;
import io.evenhand.enforcement.appeal.Ruling;
import io.evenhand.enforcement.evidence.EvidenceDesk;
import io.evenhand.enforcement.evidence.Gathered;
import io.evenhand.enforcement.feed.FeedPublisher;
import io.evenhand.enforcement.feed.FeedVerifier;
import io.evenhand.enforcement.ladder.Drafts;
import io.evenhand.enforcement.ladder.Responses;
import io.evenhand.enforcement.ledger.AnswerRow;
import io.evenhand.enforcement.ledger.AppealId;
import io.evenhand.enforcement.ledger.AppealOutcome;
import io.evenhand.enforcement.ledger.CaseId;
import io.evenhand.enforcement.ledger.DecisionRow;
import io.evenhand.enforcement.ledger.EvidenceRow;
import io.evenhand.enforcement.ledger.ThirdPartyReportRow;
import io.evenhand.enforcement.redress.CaseBundles;
import io.evenhand.enforcement.redress.Edition;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two account holders' ways through everything, with the real database, feed, edge acknowledgements and mail server. */
class TwoStoriesIT {
    private static final String CHOIR = "We are a choir of forty. The list is here. Nobody pays.";
    private static final String CHECK = "I opened the page myself, paid with our card and got access within a minute.";
    private static final String PLANTED =
            "The offer has been there since 2024 and the payment went to the account's holder.";

    @TempDir
    Path dir;

    @Test
    void aLimitThatWasWrongIsRelievedWhenWeAreLateAndWhollyUndoneInTheEnd() throws Exception {
        KeyPair keys = Office.keys();
        try (Office office = new Office();
                Mailbox mailbox = new Mailbox(office);
                FeedPublisher feed = office.publisher(dir, keys)) {
            reach(office, "acc-1");
            feed.start();
            office.acks.connected("edge-1");
            var before = office.cases.overview().restrictions();

            // limit, notice
            DecisionRow limit = office.limit("acc-1");
            Office.await(
                    "the limit is announced",
                    () -> office.decision(limit.decision().id()).publishedRev() != null);
            office.acks.ack("edge-1", office.decision(limit.decision().id()).publishedRev());
            mailbox.deliver();
            assertTrue(mailbox.only("About your account: please read").text().contains("new invitations"));

            AppealId appeal = appealedAndTold(office, mailbox, limit);
            late(office, mailbox, keys);

            // overturned
            List<AnswerRow> answers = List.of(new AnswerRow(
                    "FACTOR:rhythm.tenure",
                    AnswerRow.Result.ACCEPTED,
                    "Rehearsals follow terms, and so does who may watch."));
            assertInstanceOf(
                    Ruling.Decided.class,
                    office.appeals.decide(appeal, Office.CLARA, AppealOutcome.OVERTURNED, Office.REASON, answers));
            Office.await(
                    "taken back", () -> office.decision(limit.decision().id()).removedRev() != null);
            assertEquals(before, office.cases.overview().restrictions());
            mailbox.deliver();
            assertFalse(mailbox.subjects().contains("Everything is back as it was"), "the edge has not said so yet");

            // the edge acknowledges, and only then is it said
            office.acks.ack("edge-1", office.decision(limit.decision().id()).removedRev());
            mailbox.deliver();
            mailbox.deliver();
            Mailbox.Mail back = mailbox.only("Everything is back as it was");
            assertTrue(back.text().contains("you are right. Rehearsals follow terms"), back.text());
            assertTrue(back.text().contains("We are sorry."));
            assertEquals(
                    List.of(
                            "About your account: please read",
                            "We have your appeal",
                            "We are late",
                            "Everything is back as it was"),
                    mailbox.subjects());
            assertTrue(office.ledger
                    .inTransaction(books -> books.audit().check(TestDatabase.SEAL.trusted()))
                    .isSound());
        }
    }

    /** An appeal with a file, and the mail that says that we have it. */
    private static AppealId appealedAndTold(Office office, Mailbox mailbox, DecisionRow limit) {
        AppealId appeal = appealed(
                office,
                limit,
                List.of("FACTOR:rhythm.tenure", "WHOLE_DECISION"),
                List.of(new AppealForm.Attachment("choir.txt", CHOIR.getBytes(StandardCharsets.UTF_8))));
        mailbox.deliver();
        assertTrue(mailbox.only("We have your appeal").text().contains(appeal.value()));
        return appeal;
    }

    /** Nobody decides within seven days: the restriction is milder by itself. */
    private void late(Office office, Mailbox mailbox, KeyPair keys) throws InterruptedException {
        office.clock.move(Duration.ofDays(7));
        assertEquals(1, office.deadlines.look());
        Office.await("the feed holds no restriction any more", () -> entries(keys) == 0);
        mailbox.deliver();
        assertTrue(mailbox.only("We are late").text().contains("Until we decide, the restriction is reduced"));
    }

    @Test
    void aSuspensionThatTwoAgreedOnIsUpheldWithReasonsPerGroundAndItsFileGoesOutWhole() throws Exception {
        try (Office office = new Office();
                Mailbox mailbox = new Mailbox(office)) {
            reach(office, "acc-2");
            CaseId file = office.doubtful("acc-2", Office.ANNA, Office.BORIS);
            reportedBySomebody(office, file);
            bought(office, file);

            // a warning, which the account holder answers
            DecisionRow warning = office.taken(file, Drafts.of(Measure.NOTICE));
            assertEquals(
                    Responses.Taken.TAKEN, office.responses.respond(office.token(warning), "It is only my family."));
            mailbox.deliver();
            mailbox.only("About how your server is shared: please read");

            // a suspension by two people, fourteen days later
            office.clock.move(Duration.ofDays(14));
            DecisionRow suspension = office.taken(file, Drafts.of(Measure.SUSPEND_ACCOUNT));
            mailbox.deliver();
            assertTrue(mailbox.only("About your account: please read").text().contains("your account is suspended"));

            // an appeal, upheld with an answer to each ground
            AppealId appeal = appealed(
                    office,
                    suspension,
                    List.of("FACTOR:rhythm.tenure", "SOMEONE_ELSE"),
                    List.of(new AppealForm.Attachment("family.txt", CHOIR.getBytes(StandardCharsets.UTF_8))));
            assertInstanceOf(
                    Ruling.Refused.class,
                    office.appeals.decide(appeal, Office.CLARA, AppealOutcome.UPHELD, Office.REASON),
                    "a ground without an answer");
            List<AnswerRow> answers = List.of(
                    new AnswerRow(
                            "FACTOR:rhythm.tenure",
                            AnswerRow.Result.REJECTED,
                            "Families do not begin and end by the month."),
                    new AnswerRow(
                            "SOMEONE_ELSE",
                            AnswerRow.Result.PARTLY,
                            "One of the invitations was not yours, the rest were."));
            assertInstanceOf(
                    Ruling.Decided.class,
                    office.appeals.decide(appeal, Office.CLARA, AppealOutcome.UPHELD, Office.REASON, answers));
            mailbox.deliver();
            assertTrue(mailbox.only("Your appeal has been decided").text().contains("you are right in part. One of"));

            CaseBundles bundles = new CaseBundles(office.ledger, office.links, office.appeals, office.clock);
            isWhole(office, unzip(bundles.of(file, Edition.BODY, "clara")), appeal);
            isForThePerson(unzip(bundles.behind(office.token(suspension))), appeal);
        }
    }

    private static void isWhole(Office office, Map<String, byte[]> bundle, AppealId appeal) throws Exception {
        Map<String, String> texts = texts(bundle);
        assertTrue(bundle.keySet().containsAll(List.of("manifest.json", "manifest.sig", "case.json", "evidence.json")));
        assertEquals(
                2,
                bundle.keySet().stream()
                        .filter(each -> each.endsWith("statement-de.pdf"))
                        .count(),
                "the warning and the suspension");
        assertEquals(CHOIR, texts.get("files/" + appeal + "-1.txt").strip());
        assertTrue(texts.get("evidence.json").contains("TEST_PURCHASE"));
        assertTrue(texts.get("evidence.json").contains("\"checkedBy\":2"));
        assertTrue(texts.get("appeals.json").contains("Families do not begin and end by the month."));
        assertTrue(texts.get("responses.json").contains("It is only my family."));
        saysNobodyReported(texts);
        List<AuditLink> links = new ArrayList<>();
        for (String line : texts.get("log.jsonl").lines().toList()) {
            links.add(ContractJson.read(line, AuditLink.class));
        }
        assertTrue(links.stream().anyMatch(each -> each.act().equals("appeal.upheld")));
        assertTrue(AuditExcerpt.check(links, TestDatabase.SEAL.trusted()).isSound());
        AuditLink last = links.remove(links.size() - 1);
        links.add(new AuditLink(
                last.version(),
                last.seq(),
                last.at(),
                "boris",
                last.role(),
                last.purpose(),
                last.act(),
                last.subject(),
                last.detail(),
                last.prevHash(),
                last.hash(),
                last.keyId(),
                last.signature()));
        assertFalse(AuditExcerpt.check(links, TestDatabase.SEAL.trusted()).isSound(), "who it was is covered too");
        String manifest = texts.get("manifest.json");
        for (Map.Entry<String, byte[]> each : bundle.entrySet()) {
            if (!each.getKey().startsWith("manifest")) {
                assertTrue(manifest.contains(Sha256.hex(each.getValue())), each.getKey());
            }
        }
        assertTrue(io.evenhand.contract.audit.ActSeal.holds(
                "bundle " + Sha256.hex(bundle.get("manifest.json")),
                texts.get("manifest.sig"),
                TestDatabase.SEAL.trusted()));
        assertEquals(2, office.database.count("audit_log where act = 'appeal.bundled'") + 1);
    }

    private static void isForThePerson(Map<String, byte[]> bundle, AppealId appeal) {
        Map<String, String> texts = texts(bundle);
        assertEquals(CHOIR, texts.get("files/" + appeal + "-1.txt").strip(), "their own words come back to them");
        saysNobodyReported(texts);
        for (String name : List.of("anna", "boris", "clara", "dora")) {
            texts.forEach((path, text) -> {
                if (!path.endsWith(".pdf")) {
                    assertFalse(text.contains("\"" + name + "\""), path + " names " + name);
                }
            });
        }
        assertTrue(texts.get("log.jsonl").contains("\"role\":\"LEAD\""));
    }

    private static void saysNobodyReported(Map<String, String> texts) {
        texts.forEach((path, text) ->
                assertFalse(text.contains("informer") || text.contains("neighbour"), path + " says who told us"));
    }

    /** Somebody outside told us; it counts for nothing before we looked, and the file never says who it was. */
    private static void reportedBySomebody(Office office, CaseId file) {
        String receipt =
                office.evidence.report(new AccountId("acc-2"), "My neighbour sells access.", "informer@example.org");
        String report = office.evidence.outcome(receipt).id();
        office.evidence.close(
                report, Office.BORIS, ThirdPartyReportRow.Outcome.TAKEN_UP, "The offer is there and names the server.");
        office.evidence.gather(
                file, Office.ANNA, gathered(EvidenceRow.Kind.THIRD_PARTY_REPORT, "told by a neighbour", report));
    }

    private static void bought(Office office, CaseId file) {
        var gathered = (EvidenceDesk.Kept.Done) office.evidence.gather(
                file, Office.ANNA, gathered(EvidenceRow.Kind.TEST_PURCHASE, "an offer on a public page", null));
        office.evidence.verify(gathered.id(), Office.BORIS, CHECK, PLANTED);
        assertEquals(
                new EvidenceDesk.Kept.Done(gathered.id(), true),
                office.evidence.verify(gathered.id(), Office.EMIL, CHECK, PLANTED));
    }

    private static Gathered gathered(EvidenceRow.Kind kind, String source, String report) {
        return new Gathered(
                kind,
                "ab".repeat(32),
                source,
                "Access was offered for a monthly price and given after payment.",
                LocalDate.of(2026, 2, 20),
                "2026-01-01",
                EvidenceRow.Basis.LEGITIMATE_INTERESTS,
                Duration.ofDays(365),
                report);
    }

    private static AppealId appealed(
            Office office, DecisionRow row, List<String> grounds, List<AppealForm.Attachment> files) {
        AppealForm form = new AppealForm(grounds, "I share with my choir. Nobody pays.", null, null, "en", files);
        return ((Filing.Filed) office.appeals.file(office.token(row), form))
                .appeal()
                .id();
    }

    private int entries(KeyPair keys) {
        return FeedVerifier.verify(dir, keys.getPublic()).entries();
    }

    private static void reach(Office office, String account) {
        office.ledger.run(books -> books.messages()
                .reach(new AccountId(account), "en", account + "@example.org", null, office.clock.instant()));
    }

    private static Map<String, byte[]> unzip(byte[] file) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }

    private static Map<String, String> texts(Map<String, byte[]> files) {
        Map<String, String> texts = new TreeMap<>();
        files.forEach((path, content) -> texts.put(path, new String(content, StandardCharsets.UTF_8)));
        return texts;
    }
}
