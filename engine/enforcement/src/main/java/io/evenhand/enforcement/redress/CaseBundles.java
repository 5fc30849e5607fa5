// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.redress;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.evenhand.contract.audit.AuditLink;
import io.evenhand.contract.id.DecisionId;
import io.evenhand.contract.id.Sha256;
import io.evenhand.contract.json.ContractJson;
import io.evenhand.enforcement.appeal.AppealDesk;
import io.evenhand.enforcement.document.Html;
import io.evenhand.enforcement.document.Language;
import io.evenhand.enforcement.document.Pdf;
import io.evenhand.enforcement.document.PlainText;
import io.evenhand.enforcement.document.Statement;
import io.evenhand.enforcement.document.Statements;
import io.evenhand.enforcement.ledger.AppealRow;
import io.evenhand.enforcement.ledger.Books;
import io.evenhand.enforcement.ledger.CaseEvent;
import io.evenhand.enforcement.ledger.CaseId;
import io.evenhand.enforcement.ledger.CaseRow;
import io.evenhand.enforcement.ledger.DecisionRow;
import io.evenhand.enforcement.ledger.EvidenceRow;
import io.evenhand.enforcement.ledger.FileRow;
import io.evenhand.enforcement.ledger.Ledger;
import io.evenhand.enforcement.ledger.RuleSaid;
import io.evenhand.enforcement.ledger.StaffRow;
import io.evenhand.enforcement.ledger.VerdictRow;
import io.evenhand.enforcement.notice.NoticeLinks;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Puts together the file of a case: reasons in every language, evidence, what the account holder said and handed in, our
 * answers, and the links of the log about it.
 */
public final class CaseBundles {
    private static final int VERSION = 1;
    private static final int PEM_LINE = 64;

    private final Ledger ledger;
    private final NoticeLinks links;
    private final AppealDesk appeals;
    private final Clock clock;

    /** @param appeals opens what people handed in */
    public CaseBundles(Ledger ledger, NoticeLinks links, AppealDesk appeals, Clock clock) {
        this.ledger = ledger;
        this.links = links;
        this.appeals = appeals;
        this.clock = clock;
    }

    /** For whoever holds a notice's link: the file of its case as ZIP, or null if the link is not valid. */
    public byte @Nullable [] behind(String token) {
        Instant now = now();
        DecisionId decision = links.verify(token, now);
        DecisionRow row = decision == null
                ? null
                : ledger.<@Nullable DecisionRow>inTransaction(
                        books -> books.decisions().find(decision, now));
        return row == null ? null : of(row.caseId(), Edition.PERSON, "account holder");
    }

    /** The file of a case as ZIP, or null if there is no such case; that it was made is in the log. */
    public byte @Nullable [] of(CaseId id, Edition edition, String actor) {
        Instant now = now();
        return ledger.<byte @Nullable []>inTransaction(books -> {
            CaseRow row = books.cases().find(id);
            if (row == null) {
                return null;
            }
            Map<String, byte[]> files = new TreeMap<>();
            List<String> subjects = fill(books, row, edition, files, now);
            log(books, subjects, edition, files);
            manifest(books, row, edition, files, now);
            books.audit().append(now, actor, "appeal.bundled", "case:" + id, edition.name());
            return Zip.of(files, now);
        });
    }

    private List<String> fill(Books books, CaseRow row, Edition edition, Map<String, byte[]> files, Instant now) {
        UnaryOperator<String> role = roles(books);
        List<DecisionRow> decisions = books.decisions().ofCase(row.id(), now);
        List<String> subjects = new ArrayList<>(List.of("case:" + row.id()));
        files.put("case.json", json(sheet(books, row, Shown.events(books, row, decisions, edition), decisions, role)));
        files.put("responses.json", json(books.proposals().answers(row.id())));
        decisions.forEach(each -> statement(books, each, files));
        List<EvidenceRow> items = Shown.evidence(books, row, edition);
        for (EvidenceRow each : items) {
            subjects.add("evidence:" + each.id());
        }
        Shown.proposals(books, row, edition).forEach(each -> subjects.add("proposal:" + each.id()));
        files.put("evidence.json", json(evidence(books, items)));
        List<Folder.AppealSheet> sheets = new ArrayList<>();
        for (DecisionRow each : decisions) {
            subjects.add("decision:" + each.decision().id());
            AppealRow appeal = books.appeals().against(each.decision().id());
            if (appeal != null) {
                subjects.add("appeal:" + appeal.id());
                sheets.add(appeal(books, appeal, role, files));
            }
        }
        files.put("appeals.json", json(sheets));
        return subjects;
    }

    private static Folder.CaseSheet sheet(
            Books books, CaseRow row, List<CaseEvent> events, List<DecisionRow> decisions, UnaryOperator<String> role) {
        return new Folder.CaseSheet(
                row.id().value(),
                row.account().value(),
                row.openedAt(),
                decisions.stream()
                        .map(each -> Folder.DecisionSheet.of(
                                each, books.decisions().grounds(each.decision().id())))
                        .toList(),
                events.stream().map(each -> Folder.EventSheet.of(each, role)).toList());
    }

    private static void statement(Books books, DecisionRow row, Map<String, byte[]> files) {
        VerdictRow verdict =
                books.accounts().verdictBehind(row.decision().subject().account(), row.assessment());
        List<RuleSaid> rules = books.decisions().said(row.decision().id());
        String folder = "decisions/" + row.decision().id() + "/";
        for (Language language : Language.values()) {
            Statement statement = Statements.everywhere(
                    row.decision(), verdict.assessment(), rules, books.annexes().behind(row), language);
            String name = folder + "statement-" + language.code();
            files.put(name + ".txt", PlainText.of(statement).getBytes(UTF_8));
            files.put(name + ".html", Html.of(statement).getBytes(UTF_8));
            files.put(name + ".pdf", Pdf.of(statement));
        }
        files.put(folder + "assessment.json", json(verdict.assessment()));
        files.put(folder + "verdict.json", json(verdict.verdict()));
    }

    private static List<Folder.EvidenceSheet> evidence(Books books, List<EvidenceRow> items) {
        return items.stream()
                .map(each -> Folder.EvidenceSheet.of(
                        each, books.evidence().verifiers(each.id()).size()))
                .toList();
    }

    private Folder.AppealSheet appeal(
            Books books, AppealRow appeal, UnaryOperator<String> role, Map<String, byte[]> files) {
        List<FileRow> handedIn = books.appeals().files(appeal.id());
        for (FileRow each : handedIn) {
            byte[] content = appeals.content(books, appeal.id(), each.number());
            files.put(Folder.FileSheet.path(each), Objects.requireNonNull(content));
        }
        return Folder.AppealSheet.of(
                appeal,
                books.appeals().grounds(appeal.id()),
                handedIn,
                books.appeals().answers(appeal.id()),
                books.clocks().of(appeal.id()),
                role);
    }

    private static void log(Books books, List<String> subjects, Edition edition, Map<String, byte[]> files) {
        List<AuditLink> about = books.audit().about(subjects);
        String lines = about.stream()
                .map(link -> ContractJson.text(edition == Edition.BODY ? link : withoutName(link)))
                .collect(Collectors.joining("\n", "", "\n"));
        files.put("log.jsonl", lines.getBytes(UTF_8));
        byte[] key = books.audit().trusted().getEncoded();
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(PEM_LINE, new byte[] {'\n'}).encodeToString(key)
                + "\n-----END PUBLIC KEY-----\n";
        files.put("log-key.pem", pem.getBytes(UTF_8));
    }

    private static Folder.RoleLink withoutName(AuditLink link) {
        return new Folder.RoleLink(
                link.seq(),
                link.at(),
                link.role(),
                link.purpose(),
                link.act(),
                link.subject(),
                link.hash(),
                link.keyId(),
                link.signature());
    }

    private static void manifest(Books books, CaseRow row, Edition edition, Map<String, byte[]> files, Instant now) {
        List<Folder.Entry> entries = files.entrySet().stream()
                .map(each -> new Folder.Entry(each.getKey(), Sha256.hex(each.getValue())))
                .toList();
        byte[] manifest =
                json(new Folder.Manifest(VERSION, edition.name(), row.id().value(), now, entries, HOW_TO_CHECK));
        files.put("manifest.json", manifest);
        files.put(
                "manifest.sig",
                books.audit().sign("bundle " + Sha256.hex(manifest)).getBytes(UTF_8));
    }

    private static final List<String> HOW_TO_CHECK = List.of(
            "Each file has the SHA-256 hash that is given here.",
            "manifest.sig is an Ed25519 signature, base64url, on the text 'bundle ' and the hash of this file, by log-key.pem.",
            "Each line of log.jsonl is a link of our log; its signature is on the text 'act ' and its hash, by the same key.",
            "That the key is ours, and that no link is missing, the operator shows with the whole log and its daily heads.");

    /** The role of each member of staff, asked for once. */
    private static UnaryOperator<String> roles(Books books) {
        Map<String, String> known = new HashMap<>();
        return name -> known.computeIfAbsent(name, each -> {
            StaffRow row = books.staff().find(each);
            return row == null ? "STAFF" : row.role();
        });
    }

    private static byte[] json(Object value) {
        return ContractJson.bytes(value);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
