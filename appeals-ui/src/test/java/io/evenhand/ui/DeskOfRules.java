// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.evenhand.enforcement.document.Language;
import io.evenhand.enforcement.ledger.BreakerRow;
import io.evenhand.enforcement.ledger.BreakerRow.Kind;
import io.evenhand.enforcement.rulebook.RulesWorkshop;
import io.evenhand.enforcement.rulebook.Workshop;
import io.evenhand.rules.ruleset.RuleCard;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A walk through the rooms of rules, networks, what-if and policy that shows every page to a reader of pages: with something
 * to read, and with what is said when something is refused. What people write themselves stands in brackets.
 */
final class DeskOfRules {
    private static final String WHY = "⟦sellers with fewer viewers go unseen⟧";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    /** What is the same in every language. */
    private static final List<String> NAMES = List.of(
            "Evenhand", "English", "Français", "Deutsch", "UTC", "JSON", "YAML", "synthetic-1", "pia", "lee", "max");

    private final Running casework;
    private final Workshop.Version rules;
    private final Untranslated pages;

    DeskOfRules(Running casework) throws IOException {
        this.casework = casework;
        this.rules = RulesWorkshop.with(null).deployed();
        List<String> said =
                rules.ruleset().rules().stream().map(rule -> rule.says().de()).toList();
        this.pages = new Untranslated(names(), said);
    }

    private List<String> names() {
        return Stream.concat(NAMES.stream(), rules.ruleset().rules().stream().map(RuleCard::name))
                .toList();
    }

    /** What was read so far; a version of the rules says its sentences in German itself. */
    Map<String, List<String>> found() {
        return pages.found();
    }

    private void look(Browser browser, String path, String name) {
        browser.open(path + (path.contains("?") ? "&" : "?") + "lang=de");
        read(browser, name);
    }

    /** Reads the page that is open, on which no program says anything in English. */
    private void read(Browser browser, String name) {
        pages.read(browser, name);
        List<String> english = browser.texts("en").stream()
                .map(text -> Untranslated.outside(text, NAMES))
                .filter(text -> !text.isEmpty())
                .toList();
        assertEquals(List.of(), english, name);
    }

    /** Hands a version in, tests it and reads all that is said of it; the version's path. */
    String author(Browser pia) throws Exception {
        for (int each = 0; each < 3; each++) {
            casework.assess(Sample.worthALook("rule-" + each, Running.now()));
        }
        casework.limited("rule-strong");
        casework.tell(
                "{\"account\":\"rule-0\",\"hosting\":true,\"country\":\"DE\",\"network\":\"AS64500\",\"seller\":false}",
                "{\"account\":\"rule-strong\",\"hosting\":true,\"household\":3,\"network\":\"AS64500\",\"seller\":true}");
        look(pia, "/desk/rules", "rules");
        pia.paste("text", "⟦rule: {then: System.exit(0)}⟧");
        pia.paste("why", WHY);
        pia.click("form[action='/desk/rules'] button");
        pia.awaitText("nicht zu gebrauchen");
        pages.read(pia, "a ruleset that is refused");
        Visitor author = Visitor.signedIn(casework, "pia", "pia-password-5");
        String version = sent(author, "/desk/rules", Map.of("text", edited(), "why", WHY));
        look(pia, version, "a version");
        act(pia, "shadow");
        pia.awaitText("⟦Begonnen:");
        casework.assess(Sample.worthALook("rule-later", Running.now()));
        act(pia, "test");
        pia.awaitPage(version, "⟦Bericht ");
        look(pia, version + "?account=rule-0", "a version that was tested and tried");
        pia.click("a[href*='/changes/']");
        pia.awaitText("Was sich ändert");
        pages.read(pia, "what changes between two versions");
        pia.open(version);
        pia.click("a[href^='/desk/rules/reports/']");
        pia.awaitText("Neben einem Pauschalverbot");
        read(pia, "a report");
        return version;
    }

    private static String edited() throws IOException {
        return Files.readString(Path.of("../rules/examples/built-in.yaml"))
                .replace("onCycleViewers, at_least: 25", "onCycleViewers, at_least: 11");
    }

    private static void act(Browser browser, String act) {
        browser.click("input[value=" + act + "] ~ .actions button");
    }

    /** The second person: what is refused, what is missing, breakers of every kind, and an order to undo. */
    void lead(Browser lee, String version) {
        look(lee, version, "a version as its second person sees it");
        lee.paste("reason", "⟦looked at all of them⟧");
        act(lee, "approve");
        lee.awaitText("weniger als 100 Bewertungen");
        read(lee, "a version on too small a report");
        trip();
        look(lee, "/desk/rules", "rules with breakers");
        lee.click("form[action^='/desk/rules/breakers/'] button");
        lee.awaitText("zehn Zeichen oder mehr, warum");
        read(lee, "a breaker that is not released");
        lee.paste("release-" + opened(), "⟦these were choirs⟧");
        lee.click("form[action='/desk/rules/breakers/" + opened() + "'] button");
        lee.awaitText("these were choirs");
        read(lee, "a breaker that was released");
    }

    private long opened() {
        return casework.ledger()
                .inTransaction(books -> books.breakers().open().get(0).id());
    }

    /** One breaker of each kind, in the words of those who trip them. */
    private void trip() {
        Map<Kind, String> details = Map.of(
                Kind.HOURLY, "9 restrictions within an hour; the report lets expect 2.5 at most",
                Kind.DAILY, "19 restrictions within a day; without a report 3.0 may be expected at most",
                Kind.CONCENTRATION,
                        "9 of 12 restrictions within a day are in one group, household: 3 or 4 people (95 % "
                                + "Clopper-Pearson 43 to 95 %); the report lets expect 20 %",
                Kind.OVERTURNED, "9 of 12 decided appeals were won",
                Kind.UNDONE, "what it did was undone by lee and max");
        details.forEach((kind, detail) -> casework.ledger().run(books -> books.breakers()
                .trip(BreakerRow.tripped(
                        rules.hash(),
                        "limit-" + kind.name().toLowerCase(Locale.ROOT),
                        kind,
                        new BreakerRow.Count(9, 12, 2.5, 0.43, 0.95),
                        detail,
                        Running.now()))));
    }

    /** Rules restrict again, as others who read pages of this program need it. */
    private void release() {
        Visitor lee = Visitor.signedIn(casework, "lee", "lee-password-3");
        String page = lee.get("/desk/rules").body();
        List<Long> open = casework.ledger()
                .inTransaction(books ->
                        books.breakers().open().stream().map(BreakerRow::id).toList());
        open.forEach(id -> lee.submit(page, "/desk/rules/breakers/" + id, Map.of("reason", "⟦these were choirs⟧")));
    }

    /** One proposes to undo what the rules did, another one agrees. */
    void undo(Browser lee, Browser max) {
        lee.open("/desk/rules");
        propose(lee, "nothing", "Eine solche Fassung oder einen solchen Auftrag gibt es nicht");
        read(lee, "an undoing of nothing");
        propose(lee, rules.hash().substring("sha256:".length()), "lee hat es vorgeschlagen");
        read(lee, "an undoing that waits");
        look(max, "/desk/rules", "an undoing as its second person sees it");
        max.click("form[action^='/desk/rules/undo/'] button[value=approve]");
        max.awaitText("max hat entschieden");
        read(max, "an undoing that was done");
        release();
    }

    private static void propose(Browser lee, String version, String answer) {
        lee.click("details:has(form[action='/desk/rules/undo']) summary");
        lee.paste("version", version);
        lee.paste("since", TIME.format(Running.now().minus(Duration.ofHours(1))));
        lee.paste("until", TIME.format(Running.now()));
        lee.paste("undo-reason", "⟦The rule took the season of choirs for a billing period.⟧");
        lee.click("form[action='/desk/rules/undo'] button");
        lee.awaitText(answer);
    }

    /** What a ban would do, and what is said where it names nobody. */
    void ban(Browser lee) {
        look(lee, "/desk/what-if", "what if");
        for (Map.Entry<String, String> each : Map.of(
                        "", "Bitte nennen Sie",
                        "⟦nobody-like-this⟧", "ist kein Netz bekannt",
                        "198.51.100.7/24", "ist kein Adressbereich",
                        "AS64496, 198.18.16.0/24", "Was es bewirken würde")
                .entrySet()) {
            lee.paste("terms", each.getKey());
            lee.click("form[action='/desk/what-if'] button");
            lee.awaitText(each.getValue());
            read(lee, "what if " + each.getKey());
        }
    }

    /** A measure that is refused, proposed, agreed to and ended. */
    void networks(Browser lee, Browser max) {
        look(lee, "/desk/networks?prefix=198.18.16.0/24+reseller", "networks");
        look(lee, "/desk/networks?prefix=198.18.16.1/24", "a network that nobody can read");
        measure(lee, "everything", "kein Bereich");
        read(lee, "a measure against something unreadable");
        measure(lee, "198.18.0.0/16", "darf nicht sein");
        read(lee, "a measure that is too wide");
        measure(lee, "198.18.16.0/24", "vorgeschlagen von lee");
        read(lee, "a measure that waits");
        max.open("/desk/networks");
        max.click("button[value=agree]");
        max.awaitText("zweites Wort max");
        read(max, "a measure in force");
        max.click("button[value=end]");
        max.awaitText("beendet von max");
        read(max, "a measure that is over");
    }

    private static void measure(Browser lee, String prefix, String answer) {
        lee.open("/desk/networks");
        lee.click("details:has(#prefix) summary");
        lee.paste("prefix", prefix);
        lee.paste("words", "⟦thousands of sign-ins with stolen passwords⟧");
        lee.click("form:has(#prefix) button");
        lee.awaitText(answer);
    }

    /** A change from its first wrong words to the day it is withdrawn, with a question; the terms; whom to ask. */
    void policy(Browser pia) {
        Visitor author = Visitor.signedIn(casework, "pia", "pia-password-5");
        look(pia, "/desk/policy/changes/new", "a new change");
        pia.click("main form button[value=save]");
        pia.awaitText("auch auf Français");
        read(pia, "a change without words");
        String draft = sent(author, "/desk/policy/changes/new", change(3)).replaceAll("\\?.*", "");
        look(pia, draft + "?saved=yes", "a change that was saved");
        pia.click("main form button[value=publish]");
        pia.awaitText("dreißig Tage");
        read(pia, "a change that comes too soon");
        sent(author, draft, change(40));
        sent(author, draft, Map.of("act", "publish"));
        String published = draft.replace("/desk/policy", "/policy");
        Visitor jo = new Visitor(casework);
        jo.submit(jo.get(published + "?lang=de").body(), published, Map.of("words", "⟦Does it hold for me?⟧"));
        look(pia, "/desk/policy", "the desk of policy");
        look(pia, draft, "a change that was published");
        sent(author, draft, Map.of("act", "withdraw"));
        look(pia, "/desk/policy", "a change that was withdrawn");
        look(pia, "/desk/policy/terms", "the next version of the terms");
        pia.paste("effective", "tomorrow");
        pia.click("main form button[value=publish]");
        pia.awaitText("dreißig Tage");
        read(pia, "terms that come too soon");
        look(pia, "/desk/policy/contact", "whom to ask");
        pia.paste("days", "many");
        pia.click("main form button[value=save]");
        pia.awaitText("von 1 bis 30");
        read(pia, "nobody to ask");
    }

    private static Map<String, String> change(int days) {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        Map<String, String> typed = new HashMap<>(Map.of("act", "save", "affected", "120"));
        typed.put("effective", today.plusDays(days).toString());
        typed.put("comments", today.plusDays(Math.min(days, 20)).toString());
        for (Language language : Language.values()) {
            List.of("title", "scope", "what", "why", "options")
                    .forEach(field -> typed.put(field + "-" + language.code(), "⟦said⟧"));
        }
        return typed;
    }

    /** Sends a form of the desk and says where it leads. */
    private static String sent(Visitor staff, String path, Map<String, String> typed) {
        HttpResponse<String> answer = staff.submit(staff.get(path).body(), path, typed);
        assertEquals(303, answer.statusCode(), answer.body());
        return answer.headers().firstValue("Location").orElseThrow();
    }
}
