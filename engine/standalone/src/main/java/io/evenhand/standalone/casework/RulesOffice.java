// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.casework;

import com.fasterxml.jackson.databind.JsonNode;
import io.evenhand.contract.json.Timestamps;
import io.evenhand.standalone.process.Refusal;
import io.evenhand.standalone.terminal.Terminal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The acts on rules, each one request to casework; every answer is a text for a terminal. */
public final class RulesOffice {
    private static final long POLL_MS = 300;
    private static final int LINES_PER_REQUEST = 1_000;

    private final CaseworkClient casework;

    public RulesOffice(CaseworkClient casework) {
        this.casework = casework;
    }

    public String status() {
        return RulesText.status(casework.get(""));
    }

    /** Hands in the ruleset of a file. */
    public String propose(Path file, String why) throws IOException {
        String text = Files.readString(file, StandardCharsets.UTF_8);
        return "handed in "
                + casework.post("", Map.of("text", text, "why", why))
                        .path("done")
                        .asText() + "\n";
    }

    /** Tests a version and waits for the report. */
    public String test(String version, int days, Terminal terminal) throws InterruptedException {
        JsonNode state = casework.post(of(version) + "/backtest", Map.of("days", days));
        while (state.path("running").asBoolean()) {
            long done = state.path("assessments").asLong();
            long all = state.path("ofAssessments").asLong();
            terminal.progress("testing", all == 0 ? 0 : (double) done / all, done + " of " + all + " assessments");
            TimeUnit.MILLISECONDS.sleep(POLL_MS);
            state = casework.get("/backtest");
        }
        if (!state.hasNonNull("report")) {
            throw new Refusal("no report: " + state.path("failure").asText("the failure is in casework's log"));
        }
        long all = state.path("ofAssessments").asLong();
        terminal.progress("testing", 1, all + " of " + all + " assessments");
        return RulesText.report(casework.get("/reports/" + state.path("report").asLong()));
    }

    public String approve(String version, long report, String reason) {
        casework.post(of(version) + "/approve", Map.of("report", report, "reason", reason));
        return "agreed to " + version + " with report " + report + "\n";
    }

    /**
     * Has casework run the cases of a folder, {@code .yaml} files, on a version, and those of the program beside them.
     *
     * @param leftOut which of the program's need not pass, by file name, each with the reason
     */
    public String cases(String version, Path folder, Map<String, String> leftOut) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".yaml")).toList()) {
                texts.put(String.valueOf(file.getFileName()), Files.readString(file, StandardCharsets.UTF_8));
            }
        }
        if (texts.isEmpty()) {
            throw new Refusal("there is no case in " + folder);
        }
        Map<String, Object> body = new TreeMap<>(Map.of("texts", texts));
        if (!leftOut.isEmpty()) {
            body.put("leftOut", leftOut);
        }
        casework.post(of(version) + "/cases", body);
        String sent = texts.size() + " cases passed on " + version + ", and those of the program";
        return leftOut.isEmpty() ? sent + "\n" : sent + " but for what was left out\n";
    }

    /** What a version has shown, and who let it decide without. */
    public String show(String version) {
        return RulesText.version(casework.get(of(version)));
    }

    public String waive(String version, String reason) {
        casework.post(of(version) + "/waive", Map.of("reason", reason));
        return show(version);
    }

    public String rollBack(String version, String reason) {
        casework.post(of(version) + "/rollback", Map.of("reason", reason));
        return status();
    }

    /** Makes a version do something that needs nothing but its name: {@code shadow}, {@code activate}, {@code stop}. */
    public String move(String version, String act) {
        casework.post(of(version) + "/" + act, Map.of());
        return status();
    }

    public String stage(String version, int percent) {
        casework.post(of(version) + "/stage", Map.of("percent", percent));
        return status();
    }

    public String tryOn(String version, String account) {
        return RulesText.dryRun(casework.get(of(version) + "/try/" + account));
    }

    public String replay() {
        return RulesText.replayed(casework.get("/replay"));
    }

    public String release(long breaker, String reason) {
        casework.post("/breakers/" + breaker + "/release", Map.of("reason", reason));
        return "released breaker " + breaker + "\n";
    }

    /**
     * Proposes to undo.
     *
     * @param rule null for all rules of the version
     * @param since RFC 3339, as {@code until}
     */
    public String undo(String version, @Nullable String rule, String since, String until, String reason) {
        Map<String, String> fields = new HashMap<>();
        fields.put("ruleset", version);
        fields.put("since", moment(since));
        fields.put("until", moment(until));
        fields.put("reason", reason);
        if (rule != null) {
            fields.put("rule", rule);
        }
        JsonNode done = casework.post("/undo", fields);
        return "proposed undo " + done.path("order").asLong() + ": it reaches "
                + done.path("decisions").asInt() + " decisions and waits for a second person\n";
    }

    public String decideUndo(long order, boolean approve) {
        JsonNode done = casework.post("/undo/" + order + (approve ? "/approve" : "/decline"), Map.of());
        return approve ? "undone: " + done.path("decisions").asInt() + " decisions\n" : "declined\n";
    }

    /** Tells casework lines about accounts for reports to be broken down by. */
    public String tell(List<String> lines) {
        for (int from = 0; from < lines.size(); from += LINES_PER_REQUEST) {
            List<String> some = lines.subList(from, Math.min(lines.size(), from + LINES_PER_REQUEST));
            casework.post("/traits", String.join("\n", some));
        }
        return "told " + lines.size() + " lines\n";
    }

    /** Any RFC 3339 moment in UTC, spelt as casework wants it. */
    private static String moment(String typed) {
        try {
            return Timestamps.format(Instant.parse(typed).truncatedTo(ChronoUnit.MILLIS));
        } catch (DateTimeParseException e) {
            throw new Refusal(typed + " is no moment such as 2026-03-02T09:00:00Z");
        }
    }

    private static String of(String version) {
        if (!version.matches("(sha256:)?[0-9a-f]{8,64}")) {
            throw new Refusal("a version is the beginning of its hash, eight characters or more");
        }
        return "/versions/" + version;
    }
}
