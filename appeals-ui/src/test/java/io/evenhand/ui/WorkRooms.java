// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.DecisionId;
import io.evenhand.enforcement.ledger.BatchRow;
import io.evenhand.enforcement.ledger.CaseId;
import io.evenhand.enforcement.ledger.ClockRow;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * Goes through the rooms where cases are looked for and worked through, where evidence and reports are kept, and where work
 * and programs are overseen, and has every page read; what people write themselves stands in brackets.
 */
final class WorkRooms {
    private static final String SAID = "⟦Somebody of the house has written so much about it.⟧";

    private final Running casework;
    private final Untranslated pages;
    private final BiFunction<String, String, Browser> signIn;

    /** @param signIn gives a browser of somebody who reads German, by name and password */
    WorkRooms(Running casework, Untranslated pages, BiFunction<String, String, Browser> signIn) {
        this.casework = casework;
        this.pages = pages;
        this.signIn = signIn;
    }

    private Browser ann() {
        return signIn.apply("ann", "ann-password-1");
    }

    private Browser bea() {
        return signIn.apply("bea", "bea-password-2");
    }

    /** Sends a form of the page that is open and reads what is answered. */
    private void send(Browser browser, String button, String answer, String name) {
        browser.click(button);
        browser.awaitText(answer);
        pages.read(browser, name);
    }

    private String caseAbout(String account) {
        casework.assess(Sample.worthALook(account, Running.now()));
        return casework.caseOf(account);
    }

    void search() {
        caseAbout("acc-search");
        try (Browser ann = ann()) {
            pages.look(ann, "/desk/search", "search");
            pages.look(
                    ann, "/desk/search?state=CLOSED&from=2020-01-01&until=2020-01-02", "a search that finds nothing");
            pages.look(ann, "/desk/search?state=OPEN", "a search that finds something");
            send(
                    ann,
                    "form.inline[action='/desk/search'] button",
                    "Bitte geben Sie ihr einen Namen",
                    "a search without a name");
            ann.paste("name", "⟦Mine⟧");
            send(ann, "form.inline[action='/desk/search'] button", "⟦Mine⟧", "a search that is kept");
            send(ann, "form[action='/desk/batches'] button", "offene Fälle", "a batch of nothing");
            pages.look(ann, "/desk/work", "one’s own work");
        }
        try (Browser lee = signIn.apply("lee", "lee-password-3")) {
            pages.look(lee, "/desk/work", "everybody’s work");
        }
    }

    void batch() {
        String id = caseAbout("acc-batch");
        String batch;
        try (Browser ann = ann()) {
            pages.look(ann, "/desk/batches", "no batch");
            ann.open("/desk/search?state=OPEN");
            ann.click("input[value='" + id + "']");
            send(ann, "form[action='/desk/batches'] button", "0 von 1 entschieden", "a batch");
            batch = ann.path();
            send(ann, "button[value=finish]", "Noch ist keiner", "a batch of which nothing is decided");
            casework.ledger().run(books -> books.batches()
                    .decided(new CaseId(id), "ann", BatchRow.Act.DISMISSED, null, Running.now()));
            send(ann, "button[value=finish]", "Wartet auf eine zweite Person", "a batch that is finished");
            send(ann, "button[value=undo]", "Bitte begründen Sie es", "undoing a batch without a reason");
            pages.look(ann, "/desk/batches", "batches");
        }
        try (Browser bea = bea()) {
            pages.look(bea, batch, "a second look before a view");
            view(id);
            pages.look(bea, batch, "a second look");
            send(bea, "button[value=same]", "Bitte begründen Sie es", "a second look without a reason");
            bea.paste("words-1", SAID);
            send(bea, "button[value=otherwise]", "Angehalten", "a batch that is halted");
        }
        try (Browser ann = ann()) {
            ann.open(batch);
            ann.paste("undoing", SAID);
            send(ann, "button[value=undo]", "Rückgängig gemacht", "a batch that is undone");
        }
    }

    /** The own view of a second person, without which they cannot say anything. */
    private void view(String id) {
        Visitor bea = Visitor.signedIn(casework, "bea", "bea-password-2");
        String file = "/desk/cases/" + id;
        Map<String, String> view = Map.of("finding", "BROKEN", "view", SAID, "looked", "club");
        assertEquals(303, bea.submit(bea.get(file).body(), file + "/view", view).statusCode());
    }

    void evidence() {
        String desk = "/desk/cases/" + caseAbout("acc-evidence") + "/evidence";
        String item;
        try (Browser ann = ann()) {
            pages.look(ann, desk, "no evidence");
            send(ann, "main form button", "einen Tag bis zwei Jahre", "evidence that is kept for no time");
            ann.paste("keep", "300");
            ann.paste("observed", "2026-02-20");
            send(ann, "main form button", "die Art des Belegs", "evidence of no kind");
            ann.click("input[value=TEST_PURCHASE]");
            ann.click("input[value=LEGITIMATE_INTERESTS]");
            send(ann, "main form button", "SHA-256-Prüfwert", "evidence without a check value");
            ann.paste("sha256", "12".repeat(32));
            send(ann, "main form button", "nennt seine Quelle", "evidence from nowhere");
            ann.paste("source", "⟦an offer⟧");
            ann.paste("terms", "2026-01");
            send(ann, "main form button", "10 bis 2000 Zeichen", "evidence that shows nothing");
            ann.paste("summary", SAID);
            send(ann, "main form button", "noch nicht von zweien geprüft", "evidence");
            item = ann.link("main section.card details a");
            pages.look(ann, item, "an item");
            ann.click("summary");
            send(ann, "details form button", "Bitte wählen Sie, was herauskäme", "sealing without a ground");
            ann.click("summary");
            ann.click("input[value=THIRD_PARTY]");
            send(ann, "details form button", "40 Zeichen", "sealing without a reason");
            ann.click("summary");
            ann.paste("reason", SAID);
            ann.paste("content", SAID);
            send(ann, "details form button", "versiegelt, weil", "an item with a sealed part");
            send(ann, "main form button", "20 für eine Begründung", "withdrawing without a reason");
        }
        try (Browser bea = bea()) {
            pages.look(bea, item, "an item of somebody else");
            send(bea, "main form button", "für jeden Teil einer Prüfung", "checking without a word");
        }
        try (Browser ann = ann()) {
            ann.open(item);
            ann.paste("why", SAID);
            send(ann, "main form button", "zurückgenommen", "evidence that is withdrawn");
        }
    }

    void reports() {
        try (Browser ann = ann()) {
            pages.look(ann, "/desk/reports", "no report");
            send(
                    ann,
                    "form[action='/desk/reports'] button",
                    "Bitte schreiben Sie die Meldung auf",
                    "a report of nothing");
            ann.paste("words", SAID);
            send(ann, "form[action='/desk/reports'] button", "Ihre Quittung", "a report that is kept");
            send(ann, "form[action^='/desk/reports/'] button", "was aus der Meldung wird", "answering nothing");
            ann.click("input[value=NOTHING_FOUND]");
            send(
                    ann,
                    "form[action^='/desk/reports/'] button",
                    "Bitte schreiben Sie mehr",
                    "answering without a reason");
        }
    }

    void account() {
        casework.limited("acc-account");
        caseAbout("acc-hidden");
        String account = "/desk/accounts/acc-account";
        try (Browser ann = ann()) {
            pages.look(ann, account, "an account");
            pages.look(ann, "/desk/accounts/acc-hidden", "an account with an open case");
            pages.look(ann, "/desk/accounts/acc-nobody", "an account that was never assessed");
            ann.open(account);
            send(ann, "form[action$='/allow'] button", "Bitte wählen Sie eine Dauer", "vouching without a reason");
            send(ann, "form[action$='/hold'] button", "von einem Satz oder mehr", "holding without a reason");
            ann.paste("hold-reason", SAID);
            send(ann, "form[action$='/hold'] button", "schützt dieses Konto", "an account that is held");
            ann.click("form[action$='/hold'] button");
            ann.awaitText("Niemand schützt");
            ann.paste("hold-reason", SAID);
            send(ann, "form[action$='/hold'] button", "einmal in neunzig Tagen", "an account that is held again");
            ann.click("input[value=month]");
            ann.paste("reason", SAID);
            send(ann, "form[action$='/allow'] button", "eine zweite Person zustimmt", "an entry that waits");
        }
        try (Browser bea = bea()) {
            pages.look(bea, account, "an entry that waits for the reader");
            send(bea, "button[value=agree]", "bürgen", "an entry that is active");
            send(
                    bea,
                    "button[value=withdraw]",
                    "Bitte nennen Sie Ihren Grund",
                    "withdrawing an entry without a reason");
        }
    }

    void oversight() {
        late("acc-late");
        Visitor ann = Visitor.signedIn(casework, "ann", "ann-password-1");
        ann.get("/desk/accounts/acc-late");
        String item = evidence(ann, "/desk/cases/" + caseAbout("acc-sealed"));
        assertEquals(303, ann.submit(ann.get(item).body(), item, sealed()).statusCode());
        try (Browser dan = signIn.apply("dan", "dan-password-8")) {
            dan.open("/desk/oversight");
            dan.paste("account", "a b");
            send(dan, "main form button", "So kann kein Konto heißen", "looks at no account");
            dan.paste("account", "acc-seen-by-nobody");
            send(dan, "main form button", "Niemand hat hingesehen", "looks that nobody took");
            dan.paste("account", "acc-late");
            send(dan, "main form button", "Ansehen des Kontos", "looks at an account");
            dan.open(dan.link("a[href^='/desk/oversight/annexes/']"));
            pages.read(dan, "a sealed part");
            send(dan, "main form button", "Bitte schreiben Sie 40", "opening a sealed part for nothing");
            dan.paste("purpose", SAID);
            send(dan, "main form button", "dass er geöffnet wurde", "a sealed part that is opened");
            pages.look(dan, "/desk/oversight/audit", "the log of acts");
            send(dan, "main form button", "wie sie geschrieben wurden", "the log of acts that was checked");
        }
    }

    /** An account about which every promise was broken in every way. */
    private void late(String account) {
        casework.limited(account);
        Instant now = Running.now();
        casework.ledger().run(books -> {
            AccountId id = new AccountId(account);
            DecisionId decision =
                    books.decisions().of(id, now).get(0).decision().id();
            for (ClockRow.Kind kind : ClockRow.Kind.values()) {
                books.clocks().start(ClockRow.starting(kind, id, decision, null, now, now.plus(Duration.ofDays(1))));
            }
            ClockRow.Relief[] reliefs = ClockRow.Relief.values();
            int each = 0;
            for (ClockRow row : books.clocks().of(decision)) {
                books.clocks().breach(row.id(), reliefs[each++ % reliefs.length], null, now);
            }
        });
    }

    private static String evidence(Visitor by, String file) {
        String desk = file + "/evidence";
        Map<String, String> item = Map.of(
                "kind", "PATTERN",
                "sha256", "34".repeat(32),
                "source", "⟦an offer⟧",
                "summary", SAID,
                "observed", "2026-02-20",
                "terms", "2026-01",
                "basis", "CONTRACT",
                "keep", "300");
        assertEquals(303, by.submit(by.get(desk).body(), desk, item).statusCode());
        String page = by.get(desk).body();
        int from = page.indexOf("/evidence/") + "/evidence/".length();
        return desk + "/" + page.substring(from, page.indexOf('"', from));
    }

    private static Map<String, String> sealed() {
        return Map.of("do", "seal", "ground", "METHOD", "reason", SAID, "content", SAID);
    }

    void programs() {
        try (Browser odo = signIn.apply("odo", "odo-password-4")) {
            pages.look(odo, "/desk/programs", "programs without an edge");
            acknowledge();
            pages.look(odo, "/desk/programs", "programs");
            pages.look(odo, "/desk/notifications", "no notification");
            odo.click("a[href='/desk/notifications/new']");
            odo.awaitText("Eine neue Benachrichtigung");
            pages.read(odo, "a new notification");
            odo.paste("template", "{nothing}");
            odo.paste("only", "1".repeat(101));
            send(odo, "button[value=save]", "Bitte geben Sie ihr einen Namen", "a notification of nothing");
            odo.paste("name", "⟦The room⟧");
            odo.click("input[value=MAIL]");
            send(odo, "button[value=save]", "Bitte geben Sie eine E-Mail-Adresse an", "a mail to nobody");
            odo.click("input[value=WEBHOOK]");
            odo.paste("target", "http://example.org");
            odo.paste("template", "");
            send(odo, "button[value=save]", "Bitte geben Sie eine Adresse an", "a webhook to nowhere");
            told(odo);
        }
    }

    /** An edge says how far it follows. */
    private void acknowledge() {
        HttpRequest.Builder ack = Visitor.asEdge(casework, "/feed/v1/ack")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"edge\":\"edge-1\",\"rev\":0}"));
        assertEquals(204, new Visitor(casework).send(ack).statusCode());
    }

    private void told(Browser odo) {
        odo.paste("template", "{what}");
        odo.paste("only", "");
        odo.paste("target", "https://10.0.0.7/hook");
        odo.click("input[value=CASE_OPENED]");
        send(odo, "button[value=test]", "Die Probe kann nicht ankommen", "a test that cannot arrive");
        send(odo, "button[value=save]", "Gespeichert.", "a notification that is saved");
        long rule = Long.parseLong(odo.path().replaceAll(".*/", ""));
        Instant now = Running.now();
        casework.ledger().run(books -> {
            for (String trouble : new String[] {"answered 500", "not reached", ""}) {
                books.notifications().tell(rule, "⟦" + trouble + "⟧", "A case was opened", now);
                long id = books.notifications().newest(1).get(0).id();
                books.notifications().troubled(id, trouble, trouble.isEmpty() ? null : now.plusSeconds(3600), now);
            }
        });
        pages.look(odo, "/desk/notifications", "notifications");
    }
}
