// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.fault;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.evenhand.contract.id.Sha256;
import io.evenhand.intake.log.Topics;
import io.evenhand.standalone.Main;
import io.evenhand.standalone.chain.Log;
import io.evenhand.standalone.fault.Outcome.Matter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** Reads what a run left behind: from the log, the ledger, the mailbox, the edges and the log of acts. */
final class OutcomeReading {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Scene scene;
    private final Cast cast;

    OutcomeReading(Scene scene, Cast cast) {
        this.scene = scene;
        this.cast = cast;
    }

    Outcome read() throws IOException, InterruptedException, SQLException {
        Map<Matter, Map<String, Long>> things = new EnumMap<>(Matter.class);
        things.put(
                Matter.EVENTS, distinct(Topics.EVENTS, event -> event.path("id").asText()));
        things.put(
                Matter.ASSESSMENTS,
                distinct(
                        Topics.ASSESSMENTS,
                        it -> it.path("id").asText() + " "
                                + Sha256.hex(it.toString().getBytes(UTF_8))));
        things.put(Matter.INTERVENTIONS, interventions());
        things.put(Matter.VERDICTS, rows("select account, assessment, outcome, measure, handled from verdicts"));
        things.put(Matter.CASES, rows("select account, state, outcome from cases"));
        things.put(Matter.DECISIONS, rows("select account, server, measure, reasons, origin, state from decisions"));
        things.put(
                Matter.NOTICES,
                rows("select d.account, d.measure from notices n join decisions d on d.id = n.decision"));
        things.put(
                Matter.MESSAGES,
                rows("select account, channel, kind, case when sent_at is null then 'unsent' else 'sent' end "
                        + "from messages"));
        things.put(Matter.HOLDS, rows("select account from migration_holds"));
        // what is old is forgotten at every start of casework, so that is done more often where it is killed
        things.put(Matter.ACTS, rows("select actor, act from audit_log where act <> 'retention.ran'"));
        things.put(Matter.MAILS, mails());
        things.put(Matter.ANSWERS, answers());
        return new Outcome(things, auditIsSound());
    }

    /** When what restricts each account began, as the ledger has it. */
    Map<String, Instant> began() throws SQLException {
        Map<String, Instant> began = new TreeMap<>();
        for (String line : LedgerReading.lines(
                scene, "select account, (extract(epoch from starts_at) * 1000)::bigint from decisions")) {
            String[] words = line.split(" ", 2);
            began.put(words[0], Instant.ofEpochMilli(Long.parseLong(words[1])));
        }
        return began;
    }

    /** How often a mail came that had come before, under the same Message-ID. */
    long copiesOfMails() throws IOException {
        List<Path> all = scene.mails();
        return all.size()
                - all.stream()
                        .map(mail -> header(mail, "message-id"))
                        .distinct()
                        .count();
    }

    private Map<String, Long> distinct(String topic, Function<JsonNode, String> name) {
        Set<String> names = new TreeSet<>();
        new Log(scene.log()).each(topic, record -> names.add(name.apply(json(record))));
        return Outcome.counted(List.copyOf(names));
    }

    /** Each once by its id, as scoring counts them; what is none was damaged on purpose. */
    private Map<String, Long> interventions() {
        Map<String, String> byId = new TreeMap<>();
        new Log(scene.log()).each(Topics.INTERVENTIONS, record -> {
            JsonNode it = json(record);
            if (it.has("type")) {
                byId.put(
                        it.path("id").asText(),
                        it.path("type").asText() + " " + it.path("account").asText());
            }
        });
        return Outcome.counted(List.copyOf(byId.values()));
    }

    /** A record is its key, a blank and its value; a value that is no JSON is nothing. */
    private static JsonNode json(String record) {
        try {
            return JSON.readTree(record.substring(record.indexOf(' ') + 1));
        } catch (IOException e) {
            return JSON.createObjectNode();
        }
    }

    private Map<String, Long> rows(String query) throws SQLException {
        return Outcome.counted(LedgerReading.lines(scene, query));
    }

    private Map<String, Long> mails() throws IOException {
        Map<String, String> byId = new TreeMap<>();
        for (Path mail : scene.mails()) {
            byId.put(header(mail, "message-id"), header(mail, "to") + " " + header(mail, "subject"));
        }
        return Outcome.counted(List.copyOf(byId.values()));
    }

    private static String header(Path mail, String name) {
        try {
            String text =
                    Files.readString(mail, ISO_8859_1).replace("\r\n", "\n").replaceAll("\n[ \t]+", " ");
            return text.lines()
                    .takeWhile(line -> !line.isEmpty())
                    .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                    .findFirst()
                    .orElse("");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, Long> answers() throws IOException, InterruptedException {
        List<String> answers = new ArrayList<>();
        for (Part edge : List.of(Part.EDGE_1, Part.EDGE_2)) {
            new EdgeQuestion(scene.address(edge), cast.asked())
                    .ask()
                    .forEach((account, allowed) ->
                            answers.add(edge.word() + " " + account + (allowed ? " may" : " may not")));
        }
        return Outcome.counted(answers);
    }

    /** By the command that anybody uses for it. */
    private boolean auditIsSound() throws IOException {
        Path key = scene.secrets().file("audit-key.pub");
        Path file = scene.home().var().resolve("audit.ndjson");
        try (var log = io.evenhand.standalone.casework.CaseworkClient.asOperator(
                scene.address(Part.CASEWORK), scene.secrets().read("operator-token"))
                .stream("/api/v1/audit/log")) {
            Files.write(file, log.readAllBytes());
        }
        return Main.execute("audit", "verify", "--file", file.toString(), "--key", key.toString()) == 0;
    }
}
