// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.monitoring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The alerts and the dashboard that come with Evenhand are right by Prometheus' own tool and ask for figures that exist. */
class MonitoringFilesHoldTest {
    private static final Path ROOT = Path.of(System.getProperty("evenhand.root"));
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path FILES = ROOT.resolve("docs/monitoring");
    private static final Pattern FIGURE = Pattern.compile("\\bevenhand_[a-z_]+[a-z]");
    private static final Pattern ALERT = Pattern.compile("- alert: (\\w+)");
    private static final Pattern TESTED = Pattern.compile("(?:alertname: |alertname=\")(\\w+)");

    @Test
    void prometheusTakesTheRulesAndTheConfiguration() throws Exception {
        promtool("check", "config", "prometheus.yml");
        promtool("check", "rules", "alerts.yml");
    }

    @Test
    void everyAlertIsRaisedByItsFaultAndByNothingElse() throws Exception {
        promtool("test", "rules", "alerts-test.yml");
        assertEquals(found(ALERT, "alerts.yml"), found(TESTED, "alerts-test.yml"));
    }

    @Test
    void everyFigureThatIsAskedForIsOneThatAProgramShows() throws Exception {
        SortedSet<String> asked = found(FIGURE, "alerts.yml");
        asked.addAll(found(FIGURE, "dashboard.json"));
        SortedSet<String> shown = shown();
        asked.removeIf(name -> shown.contains(name.replaceFirst("_bucket$", "")));
        assertEquals(new TreeSet<>(), asked);
    }

    @Test
    void everyPictureSaysWhatItShowsAndPrometheusUnderstandsItsQuestions(@TempDir Path folder) throws Exception {
        ArrayNode rules = JSON.createArrayNode();
        for (JsonNode panel :
                JSON.readTree(text(FILES.resolve("dashboard.json"))).path("panels")) {
            assertTrue(panel.path("title").asText().length() > 3, panel::toString);
            assertTrue(panel.at("/fieldConfig/defaults/unit").isTextual(), panel::toString);
            for (JsonNode target : panel.path("targets")) {
                assertEquals("${datasource}", target.at("/datasource/uid").asText());
                // an expression is understood where it is understood as a rule
                rules.addObject().put("record", "picture_" + rules.size()).set("expr", target.path("expr"));
            }
        }
        assertTrue(rules.size() > 10, "there are few pictures");
        ObjectNode file = JSON.createObjectNode();
        file.putArray("groups").addObject().put("name", "pictures").set("rules", rules);
        promtool(
                "check",
                "rules",
                Files.writeString(folder.resolve("pictures.yml"), file.toString())
                        .toString());
    }

    /** The names of figures in the sources of the programs; scoring writes its prefix once. */
    private static SortedSet<String> shown() throws IOException {
        SortedSet<String> names = new TreeSet<>();
        for (String module : List.of("engine", "appeals-ui", "streaming-edge")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module))) {
                files.filter(file -> file.toString().contains("/src/main/java/"))
                        .filter(file -> file.toString().endsWith(".java"))
                        .filter(file -> !file.toString().contains("/standalone/"))
                        .forEach(file -> names.addAll(matches(FIGURE, file)));
            }
        }
        return names;
    }

    private static SortedSet<String> found(Pattern pattern, String file) {
        SortedSet<String> found = new TreeSet<>();
        pattern.matcher(text(FILES.resolve(file)))
                .results()
                .forEach(match -> found.add(match.groupCount() == 0 ? match.group() : match.group(1)));
        return found;
    }

    private static List<String> matches(Pattern pattern, Path file) {
        return pattern.matcher(text(file)).results().map(MatchResult::group).toList();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void promtool(String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of("promtool"));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command)
                .directory(FILES.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertEquals(0, process.waitFor(), said);
    }
}
