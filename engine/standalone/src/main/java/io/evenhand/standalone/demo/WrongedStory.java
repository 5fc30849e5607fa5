// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.evenhand.standalone.process.Refusal;
import java.net.URI;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** A limit that was wrong: notice, appeal with a file, a clock that runs out and relieves, and everything given back. */
final class WrongedStory {
    private static final int LATE_DAYS = 8;
    private static final String FILE = """
            Members of the choir, spring term
            Forty names are on the list at the door. Nobody pays anything; the rehearsals follow the school's terms.
            """;

    private final Stage stage;
    private final Told told;

    WrongedStory(Stage stage) {
        this.stage = stage;
        this.told = stage.told();
    }

    void play() throws InterruptedException {
        told.chapter("A limit that was wrong");
        JsonNode limit = limited();
        String account = limit.path("account").asText();
        String notice = URI.create(limit.path("notice").asText()).getPath();
        List<String> reasons = new ArrayList<>();
        limit.path("reasons").forEach(reason -> reasons.add(reason.asText()));
        told.step("the rules", "limited " + account + " for " + String.join(", ", reasons));
        told.link("for the desk", stage.casework() + "/desk/accounts/" + account);
        String address = stage.reached(account);
        stage.mail(address, "About your account: please read");
        told.step("the account holder", "opens the notice and reads why");
        told.link("notice", limit.path("notice").asText());
        told.seen(stage.holder().text(notice + "/statement.txt"));
        stage.asksEdge(account, "invite");

        String factor = "FACTOR:" + factor(account);
        String appeal = appeals(notice, factor);
        stage.mail(address, "We have your appeal");
        late(account, address, notice);
        decided(appeal, factor);
        restored(account, address, notice);
    }

    /** A limit in force that nobody appealed against. */
    private JsonNode limited() {
        for (JsonNode each : stage.overview().path("restricted")) {
            String path = URI.create(each.path("notice").asText()).getPath();
            if (each.path("measure").asText().equals("LIMIT") && !isAppealed(path)) {
                return each;
            }
        }
        throw new Refusal("no account is limited without an appeal: start a larger demonstration "
                + "('./evenhand demo --owners 2000'), or wait until it has decided");
    }

    private boolean isAppealed(String notice) {
        try {
            return stage.holder().get(notice + "/appeal.json").has("reference");
        } catch (Refusal nothingYet) {
            return false;
        }
    }

    /** What counted most against the account. */
    private String factor(String account) {
        String signal = "";
        int most = Integer.MIN_VALUE;
        for (JsonNode atom : stage.account(account).path("assessment").path("atoms")) {
            if (atom.path("points").asInt() > most) {
                most = atom.path("points").asInt();
                signal = atom.path("signal").asText();
            }
        }
        return signal;
    }

    private String appeals(String notice, String factor) {
        JsonNode receipt = stage.holder()
                .post(
                        notice + "/appeal.json",
                        Map.of(
                                "statement",
                                "I share with my choir. Rehearsals follow school terms. Nobody pays.",
                                "grounds",
                                List.of(factor, "WHOLE_DECISION"),
                                "files",
                                List.of(Map.of(
                                        "name",
                                        "choir.txt",
                                        "content",
                                        Base64.getEncoder().encodeToString(FILE.getBytes(UTF_8))))));
        told.step(
                "the account holder", "appeals against " + factor + " and the whole decision, with the file choir.txt");
        told.link("status", stage.casework() + notice + "/appeal/status");
        told.seen("Number " + receipt.path("reference").asText() + ", answer by "
                + receipt.path("answerBy").asText());
        clocks(notice);
        return receipt.path("reference").asText();
    }

    private void late(String account, String address, String notice) throws InterruptedException {
        stage.days(LATE_DAYS, "nobody decides, although we promised to within seven");
        stage.mail(address, "We are late");
        told.step("the clock", "ran out and put a milder step in the limit's place by itself");
        clocks(notice);
        stage.awaitEdge(account, "invite", true);
        stage.asksEdge(account, "invite");
    }

    private void clocks(String notice) {
        for (JsonNode clock : stage.holder().get(notice + "/appeal.json").path("clocks")) {
            told.note("clock " + clock.path("kind").asText() + " due "
                    + clock.path("dueAt").asText()
                    + (clock.path("met").asBoolean() ? ", met" : "")
                    + (clock.path("breached").asBoolean() ? ", RAN OUT" : ""));
        }
    }

    private void decided(String appeal, String factor) {
        Actor decider = stage.person(1);
        String path = "/api/v1/appeals/" + appeal;
        JsonNode read = decider.get(path);
        told.step(decider.who(), "who took no part in the limit, reads the appeal and its file");
        told.link("appeal", stage.casework() + "/desk/appeals/" + appeal);
        told.seen(read.path("statement").asText());
        told.seen(new String(decider.file(path + "/files/1"), UTF_8));
        decider.post(path + "/look", Map.of());
        decider.post(
                path + "/decide",
                Map.of(
                        "outcome",
                        "OVERTURNED",
                        "reasons",
                        "The list and the school's terms explain what the pattern looked like to us.",
                        "answers",
                        List.of(Map.of(
                                "ground",
                                factor,
                                "result",
                                "ACCEPTED",
                                "words",
                                "Rehearsals follow terms, and so does who may watch."))));
        told.step(decider.who(), "overturns the decision, with an answer to each ground");
    }

    private void restored(String account, String address, String notice) throws InterruptedException {
        stage.await("the edges did not acknowledge", () -> stage.holder()
                .get(notice + "/appeal.json")
                .path("restoration")
                .asText()
                .equals("RESTORED"));
        stage.acknowledgements();
        stage.asksEdge(account, "invite");
        stage.mail(address, "Everything is back as it was");
        told.note("It went out only after every connected edge had acknowledged. Mails to this holder: "
                + stage.mailsTo(address) + ".");
    }
}
