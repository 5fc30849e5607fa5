// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.evenhand.contract.id.Sha256;
import io.evenhand.standalone.process.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** A sale that people prove: test purchase, warning, suspension by two, an appeal that is upheld, and the file for outside. */
final class SellerStory {
    private static final int ANSWER_DAYS = 15;
    private static final int DAYS = 30;

    /** One who brings evidence and two who check it. */
    private static final int READERS = 3;

    private static final String TERMS = "2026-01-01";
    private static final String CLAUSE = "Section 7.2: you may not sell or rent access to your server.";
    private static final String VIEW =
            "The offer names the server, the price and the payment, and access came after paying.";
    private static final String CHECK =
            "I opened the page myself, paid with our card and got access within one minute.";
    private static final String PLANTED =
            "The payment went to the holder's own name, so nobody else can have put the offer there.";
    private static final String FIRST =
            "A notice restricts nothing: it says what was found and leaves time to answer and to stop.";
    private static final String MILDER =
            "A warning changed nothing: the offer was still there and worked after the time to answer.";

    private final Stage stage;
    private final Told told;

    SellerStory(Stage stage) {
        this.stage = stage;
        this.told = stage.told();
    }

    void play() throws IOException, InterruptedException {
        told.chapter("A sale that people prove");
        String account = underReview();
        String file = openCase(account);
        String path = "/api/v1/cases/" + file;
        told.step("the rules", "asked people to look at " + account + "; nothing is restricted");
        told.link("case", stage.casework() + "/desk/cases/" + file);
        String address = stage.reached(account);
        everybodyReads(path);
        bought(path);
        warned(account, path, address);
        String notice = suspended(account, path, address);
        upheld(notice, address);
        bundled(path);
    }

    private String underReview() {
        for (JsonNode each : stage.overview().path("underReview")) {
            if (!openCase(each.asText()).isEmpty()) {
                return each.asText();
            }
        }
        throw new Refusal("no case waits that nobody has worked on: wait until the demonstration has decided, or begin "
                + "anew with a larger one (./evenhand down; EVENHAND_VAR=NEW_FOLDER ./evenhand demo --owners 2000)");
    }

    /** The account's case that nobody of the story has worked on; empty if it has none, or is restricted already. */
    private String openCase(String account) {
        JsonNode seen = stage.account(account);
        for (JsonNode decision : seen.path("decisions")) {
            if (decision.path("inForce").asBoolean()) {
                return "";
            }
        }
        for (JsonNode each : seen.path("cases")) {
            String id = each.path("id").asText();
            if (each.path("state").asText().equals("OPEN") && isUntouched("/api/v1/cases/" + id)) {
                return id;
            }
        }
        return "";
    }

    /** Whoever watches may have written down a view of their own at the desk before, as one of the story's people. */
    private boolean isUntouched(String path) {
        return IntStream.range(0, READERS)
                .allMatch(i -> stage.person(i).get(path).path("ownViewNeeded").asBoolean());
    }

    private void everybodyReads(String path) {
        for (int i = 0; i < READERS; i++) {
            stage.person(i).get(path);
            stage.person(i).post(path + "/view", Map.of("finding", "BROKEN", "words", VIEW));
        }
        told.step(
                stage.person(0).who() + ", " + stage.person(1).who() + " and "
                        + stage.person(2).who(),
                "each read the file and write down their own view before they see points or a proposal");
        told.seen(VIEW);
    }

    private void bought(String path) {
        JsonNode brought = stage.person(0)
                .post(
                        path + "/evidence",
                        Map.of(
                                "kind", "TEST_PURCHASE",
                                "sha256", Sha256.hex(VIEW.getBytes(UTF_8)),
                                "source", "an offer on a public page",
                                "summary", "Access was offered for a monthly price and given after payment.",
                                "observedOn", "2026-02-20",
                                "terms", TERMS,
                                "basis", "LEGITIMATE_INTERESTS",
                                "keepDays", 365));
        told.step(stage.person(0).who(), "buys what is offered and brings it as evidence; it counts for nothing yet");
        for (int i = 1; i < 3; i++) {
            JsonNode checked = stage.person(i)
                    .post(
                            "/api/v1/evidence/" + brought.path("id").asText() + "/verify",
                            Map.of("ownCheck", CHECK, "planted", PLANTED));
            told.step(stage.person(i).who(), "checks it without the others' words");
            told.seen(CHECK + "\n" + PLANTED + "\nverified: "
                    + checked.path("verified").asBoolean());
        }
    }

    private void warned(String account, String path, String address) throws InterruptedException {
        String notice = taken(account, path, "NOTICE", FIRST);
        stage.mail(address, "About how your server is shared: please read");
        told.step("the account holder", "answers the warning");
        told.link("notice", stage.casework() + notice);
        stage.holder()
                .post(notice + "/response.json", Map.of("words", "It is only my family. I do not sell anything."));
        told.seen("It is only my family. I do not sell anything.");
        for (int i = 0; i < 2; i++) {
            stage.person(i).get(path);
        }
        told.step(stage.person(0).who() + " and " + stage.person(1).who(), "read the answer");
        stage.days(ANSWER_DAYS, "the time to answer and to stop");
    }

    private String suspended(String account, String path, String address) throws InterruptedException {
        String notice = taken(account, path, "SUSPEND_ACCOUNT", MILDER);
        stage.mail(address, "About your account: please read");
        stage.awaitEdge(account, "start_stream", false);
        stage.asksEdge(account, "start_stream");
        return notice;
    }

    /** One proposes, another agrees; returns the path of the notice that is served. */
    private String taken(String account, String path, String measure, String proportionality) {
        Actor first = stage.person(0);
        Actor second = stage.person(1);
        Map<String, Object> wanted = new TreeMap<>(Map.of(
                "version", first.get(path).path("version").asInt(),
                "measure", measure,
                "clause", CLAUSE,
                "terms", TERMS,
                "facts", "A colleague bought access to the server.",
                "proportionality", proportionality,
                "days", DAYS));
        String proposal = "/api/v1/proposals/"
                + first.post(path + "/proposals", wanted).path("proposal").asText();
        first.post(proposal + "/submit", Map.of("version", 1));
        told.step(first.who(), "proposes " + measure + " for " + DAYS + " days; nothing happens by it");
        told.seen("why nothing milder: " + proportionality);
        second.get(path);
        JsonNode agreed = second.post(
                proposal + "/agree", Map.of("version", 2, "reason", "I checked the purchase and see it too."));
        String decision = agreed.path("decision").asText();
        told.step(second.who(), "agrees: the notice is served (decision " + decision + ")");
        for (JsonNode each : stage.account(account).path("decisions")) {
            if (each.path("decision").asText().equals(decision)) {
                return URI.create(each.path("notice").asText()).getPath();
            }
        }
        throw new Refusal("the story stops: the decision has no notice");
    }

    private void upheld(String notice, String address) throws InterruptedException {
        JsonNode receipt = stage.holder()
                .post(
                        notice + "/appeal.json",
                        Map.of(
                                "statement",
                                "I share with my family. Somebody else must have sold it.",
                                "grounds",
                                List.of("SOMEONE_ELSE", "WHOLE_DECISION")));
        String appeal = receipt.path("reference").asText();
        told.step("the account holder", "appeals, suspended as they are: the link is enough");
        told.link("notice", stage.casework() + notice);
        Actor decider = stage.person(3);
        decider.get("/api/v1/appeals/" + appeal);
        decider.post("/api/v1/appeals/" + appeal + "/look", Map.of());
        decider.post(
                "/api/v1/appeals/" + appeal + "/decide",
                Map.of(
                        "outcome",
                        "UPHELD",
                        "reasons",
                        "The purchase shows a sale, and what was said does not explain the payment.",
                        "answers",
                        List.of(Map.of(
                                "ground",
                                "SOMEONE_ELSE",
                                "result",
                                "REJECTED",
                                "words",
                                "The payment went to an account in the holder's own name."))));
        told.step(decider.who(), "who took part in nothing before, upholds it");
        told.link("appeal", stage.casework() + "/desk/appeals/" + appeal);
        stage.mail(address, "Your appeal has been decided");
        told.step("the account holder", "reads the reasons, one for each ground");
        JsonNode status = stage.holder().get(notice + "/appeal.json");
        told.seen(
                status.path("outcome").asText() + ": " + status.path("reasons").asText());
        for (JsonNode answer : status.path("answers")) {
            told.seen(
                    answer.path("ground").asText() + " " + answer.path("result").asText() + ": "
                            + answer.path("words").asText());
        }
    }

    private void bundled(String path) throws IOException {
        byte[] bundle = stage.person(3).file(path + "/bundle");
        Path kept = stage.file("case-file-" + path.substring(path.lastIndexOf('/') + 1) + ".zip");
        Files.write(kept, bundle);
        told.step(stage.person(3).who(), "hands the case file out for a body outside");
        told.link("file", kept);
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bundle))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                told.note(entry.getName());
            }
        }
    }
}
