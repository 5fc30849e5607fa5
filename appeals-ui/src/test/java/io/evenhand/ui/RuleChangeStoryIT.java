// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.json.ContractJson;
import io.evenhand.contract.json.Timestamps;
import io.evenhand.enforcement.appeal.Appeal;
import io.evenhand.enforcement.appeal.Filing;
import io.evenhand.enforcement.cases.Overview;
import io.evenhand.enforcement.decide.Handled;
import io.evenhand.enforcement.identity.Role;
import io.evenhand.enforcement.identity.StaffMember;
import io.evenhand.enforcement.ledger.AppealOutcome;
import io.evenhand.rules.drools.Rulesets;
import io.evenhand.rules.ruleset.CasesRunner;
import io.evenhand.rules.ruleset.Ruleset;
import io.evenhand.rules.spec.RulesetSpec;
import io.evenhand.rules.spec.SpecReader;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One change of the rules from the first edit to the day it is undone, with the real rules, over the interface that the
 * commands use and on the pages.
 */
class RuleChangeStoryIT {
    private static final String REASON = "the season of a choir explains the dates; nothing else spoke against it";

    @TempDir
    Path dir;

    private Running casework;

    @Test
    void aChangeIsTestedAgreedStagedStoppedByItselfAndUndone() throws Exception {
        String text = edited();
        RulesetSpec spec = SpecReader.read(text);
        assertTrue(Rulesets.lint(spec).isClean(), "lint");
        hobbyistCasePasses(Rulesets.compile(spec));

        casework = Running.start(dir);
        try {
            String version = handedIn(text);
            long report = tested(version);
            casesRun(version);
            agreed(version, report);
            inTheShadow(version);
            provedOrWaived(version);
            staged(version);
            active(version);
            demotedByItself();
            released();
            undone(version);
            assertTrue(get("/replay").matches("\\{\"SAME\":[0-9]+\\}"), get("/replay"));
        } finally {
            casework.close();
        }
    }

    /** The built-in rules as data, with one number changed: fewer viewers on the rhythm are enough for a limit. */
    private static String edited() throws IOException {
        String builtIn = Files.readString(Path.of("../rules/examples/built-in.yaml"));
        String edited = builtIn.replace("onCycleViewers, at_least: 25", "onCycleViewers, at_least: 11");
        assertFalse(edited.equals(builtIn));
        return edited;
    }

    private static void hobbyistCasePasses(Ruleset ruleset) throws IOException {
        Path file = Path.of("../rules/cases/hobbyist-in-a-data-centre.yaml");
        assertEquals(
                List.of(),
                CasesRunner.run("hobbyist", Files.readString(file), ruleset).differences());
    }

    private String handedIn(String text) {
        for (int i = 0; i < 100; i++) {
            assertEquals(Handled.CASE, look("before-" + i), "the rules that came with the program only ask people");
        }
        Map<String, Object> proposal = Map.of("text", text, "why", "sellers with fewer viewers go unseen");
        assertEquals(403, post("ann", "", proposal).statusCode(), "an analyst writes no rules");
        HttpResponse<String> hostile =
                post("pia", "", Map.of("text", "rule: {then: System.exit(0)}", "why", "a try at it"));
        assertEquals(422, hostile.statusCode(), hostile.body());
        String version = field(ok(post("pia", "", proposal)), "done");
        assertEquals(
                409, post("lee", "/versions/" + version + "/activate", Map.of()).statusCode(), "untested");
        return version;
    }

    private long tested(String version) throws InterruptedException {
        ok(post(null, "/versions/" + version + "/backtest", Map.of("days", 30)));
        while (get("/backtest").contains("\"running\":true")) {
            Thread.sleep(50);
        }
        long report = Long.parseLong(field(get("/backtest"), "report"));
        String found = get("/reports/" + report);
        assertTrue(found.contains("{\"from\":\"review\",\"to\":\"limit\",\"accounts\":100}"), found);
        String page = page("pia", "/desk/rules/reports/" + report);
        assertTrue(page.contains("Whom this version would reach") && page.contains("People per seller"), page);
        return report;
    }

    private void agreed(String version, long report) {
        Map<String, Object> word = Map.of("report", report, "reason", "looked at all hundred of them");
        assertEquals(403, post("pia", "/versions/" + version + "/approve", word).statusCode(), "not the author");
        ok(post("lee", "/versions/" + version + "/approve", word));
    }

    private void inTheShadow(String version) {
        ok(post("pia", "/versions/" + version + "/shadow", Map.of()));
        assertEquals(Handled.CASE, look("shadowed"), "in the shadow it decides nothing");
        String page = page("pia", "/desk/rules/" + hex(version));
        assertTrue(page.contains("In the shadow") && page.contains("shadowed"), page);
    }

    /** A case of the program that turns on the number which changes is left out, in words that the second person reads. */
    private void casesRun(String version) throws IOException {
        Map<String, Object> texts = new LinkedHashMap<>();
        try (Stream<Path> files = Files.list(Path.of("../rules/cases"))) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".yaml")).toList()) {
                texts.put(String.valueOf(file.getFileName()), Files.readString(file));
            }
        }
        assertEquals(
                403,
                post("ann", "/versions/" + version + "/cases", Map.of("texts", texts))
                        .statusCode());
        HttpResponse<String> cases = post("pia", "/versions/" + version + "/cases", Map.of("texts", texts));
        assertEquals(422, cases.statusCode(), cases.body());
        assertTrue(cases.body().contains("is left out only with a reason"), cases.body());
        String why = "eleven viewers on the rhythm are to be enough";
        Map<String, String> leftOut = new LinkedHashMap<>();
        Matcher failed =
                Pattern.compile("([a-z-]+\\.yaml): ").matcher(cases.body().replace("\\n", " "));
        while (failed.find()) {
            leftOut.put(failed.group(1), why);
        }
        assertTrue(leftOut.size() < 10, "few of them are about that number: " + leftOut);
        ok(post("pia", "/versions/" + version + "/cases", Map.of("texts", texts, "leftOut", leftOut)));
        String page = page("lee", "/desk/rules/" + hex(version));
        for (String each : leftOut.keySet()) {
            assertTrue(page.contains(each + ": ") && page.contains("left out: " + why), page);
        }
        assertTrue(page.contains("enough: ") && page.contains(leftOut.size() + " of the program"), page);
    }

    /** Minutes in the shadow are no proof; a third person says that it may decide all the same. */
    private void provedOrWaived(String version) {
        HttpResponse<String> early = post("lee", "/versions/" + version + "/stage", Map.of("percent", 50));
        assertEquals(409, early.statusCode());
        assertTrue(early.body().contains("time in the shadow: 1 assessments"), early.body());
        String page = page("kim", "/desk/rules/" + hex(version));
        assertTrue(page.contains("Time in the shadow") && page.contains("missing: 1 assessments"), page);
        Map<String, Object> word = Map.of("reason", "a wave of sellers is under way tonight");
        assertEquals(403, post("pia", "/versions/" + version + "/waive", word).statusCode(), "not the author");
        ok(post("kim", "/versions/" + version + "/waive", word));
        assertEquals(
                409, post("kim", "/versions/" + version + "/activate", Map.of()).statusCode(), "nor who waived it");
        assertTrue(page("pia", "/desk/rules/" + hex(version)).contains("kim says so on report"), "it is shown");
    }

    private void staged(String version) {
        ok(post("lee", "/versions/" + version + "/stage", Map.of("percent", 50)));
        int limited = 0;
        for (int i = 0; i < 16; i++) {
            limited += look("staged-" + i) == Handled.LIMITED ? 1 : 0;
        }
        assertTrue(limited > 0 && limited < 16, "a part of them: " + limited);
    }

    private void active(String version) {
        ok(post("lee", "/versions/" + version + "/activate", Map.of()));
        for (int i = 0; i < 20; i++) {
            assertEquals(Handled.LIMITED, look("active-" + i));
        }
        String status = get("");
        assertTrue(status.contains("\"active\":\"" + version + "\""), status);
    }

    private void demotedByItself() {
        StaffMember lee = new StaffMember("lee", Role.LEAD);
        int decided = 0;
        for (Overview.Restriction each : casework.overview().restrictions()) {
            if (each.account().value().startsWith("active-")) {
                String token = each.noticeLink().substring(each.noticeLink().lastIndexOf('/') + 1);
                Appeal appeal = ((Filing.Filed) casework.appeals().file(token, "We are a choir.", null)).appeal();
                AppealOutcome outcome = decided < 4 ? AppealOutcome.OVERTURNED : AppealOutcome.UPHELD;
                casework.appeals().decide(appeal.id(), lee, outcome, REASON);
                decided++;
            }
        }
        assertEquals(20, decided);
        String open = get("");
        assertTrue(open.contains("\"kind\":\"OVERTURNED\"") && open.contains("limit-rhythm-of-many-viewers"), open);
        assertEquals(Handled.STOPPED, look("after-the-appeals"), "the rule asks people now");
        assertEquals(1, casework.audited("breaker.tripped"));
        String page = page("ann", "/desk/rules");
        assertTrue(page.contains("A breaker stopped rule limit-rhythm-of-many-viewers"), page);
        assertTrue(page.contains("4 of 20 decided appeals were won"), page);
    }

    private void released() {
        Visitor ann = Visitor.signedIn(casework, "ann", "ann-password-1");
        String breaker = field(get("").substring(get("").indexOf("\"breakers\"")), "id");
        Map<String, String> typed = Map.of("reason", "the four were choirs; the rest stands");
        assertEquals(
                403,
                ann.submit(ann.get("/desk/rules").body(), "/desk/rules/breakers/" + breaker, typed)
                        .statusCode());
        Visitor lee = Visitor.signedIn(casework, "lee", "lee-password-3");
        String page = lee.get("/desk/rules").body();
        assertEquals(
                422,
                lee.submit(page, "/desk/rules/breakers/" + breaker, Map.of("reason", "ok"))
                        .statusCode());
        assertEquals(
                303, lee.submit(page, "/desk/rules/breakers/" + breaker, typed).statusCode());
        assertEquals(Handled.LIMITED, look("after-the-release"));
        String history = lee.get("/desk/rules").body();
        assertTrue(history.contains("Breakers that tripped"), history);
        assertTrue(history.contains("the four were choirs; the rest stands"), history);
        assertTrue(get("").contains("\"releaseReason\":\"the four were choirs; the rest stands\""), get(""));
    }

    private void undone(String version) {
        Map<String, Object> order = new LinkedHashMap<>();
        order.put("ruleset", version);
        order.put("since", Timestamps.format(Running.now().minusSeconds(86_400)));
        order.put("until", Timestamps.format(Running.now()));
        order.put("reason", "The rule took the season of choirs for a billing period.");
        String proposed = ok(post("lee", "/undo", order));
        int standing = casework.overview().restrictions().size();
        assertEquals(Integer.toString(standing), field(proposed, "decisions"));
        String path = "/undo/" + field(proposed, "order") + "/approve";
        assertEquals(403, post("lee", path, Map.of()).statusCode(), "not the first person");
        ok(post("max", path, Map.of()));
        assertEquals(0, casework.overview().restrictions().size());
        assertTrue(page("ann", "/desk/rules").contains(standing + " decisions undone"));
    }

    private Handled look(String account) {
        return casework.assess(Sample.worthALook(account, Running.now()));
    }

    private String page(String name, String path) {
        HttpResponse<String> answer =
                Visitor.signedIn(casework, name, password(name)).get(path);
        assertEquals(200, answer.statusCode(), answer.body());
        return answer.body();
    }

    private String get(String path) {
        return ok(new Visitor(casework)
                .send(HttpRequest.newBuilder(casework.at("/api/v1/rules" + path))
                        .header("Authorization", "Bearer " + Running.TOKEN)
                        .GET()));
    }

    private HttpResponse<String> post(String name, String path, Map<String, Object> body) {
        String authorization = name == null
                ? "Bearer " + Running.TOKEN
                : "Basic " + Base64.getEncoder().encodeToString((name + ":" + password(name)).getBytes(UTF_8));
        return new Visitor(casework)
                .send(HttpRequest.newBuilder(casework.at("/api/v1/rules" + path))
                        .header("Authorization", authorization)
                        .POST(HttpRequest.BodyPublishers.ofString(ContractJson.text(body))));
    }

    private static String password(String name) {
        return Running.STAFF
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .findFirst()
                .orElseThrow();
    }

    private static String ok(HttpResponse<String> answer) {
        assertEquals(200, answer.statusCode(), answer.body());
        return answer.body();
    }

    private static String field(String json, String name) {
        Matcher value = Pattern.compile("\"" + name + "\":\"?([^\",}]+)").matcher(json);
        assertTrue(value.find(), json);
        return value.group(1);
    }

    private static String hex(String version) {
        return version.substring(version.indexOf(':') + 1);
    }
}
