// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evenhand.contract.assessment.Assessment;
import io.evenhand.rules.fact.CaseFact;
import io.evenhand.rules.fact.CaseFacts;
import io.evenhand.rules.spec.Condition.Compare;
import io.evenhand.rules.spec.RuleSpec;
import io.evenhand.rules.spec.RulesetSpec;
import io.evenhand.rules.spec.Value.Amount;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * SQRL (npm package {@code sqrl}), asked in its own process about the same rules and the same facts.
 *
 * <p>It is installed below {@code target} from the npm registry; one of its dependencies is a file elsewhere, in whose
 * place a package of the same algorithm is taken.
 */
final class Sqrl {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String PACKAGE = """
            {"name": "sqrl-bench", "private": true, "dependencies": {"sqrl": "0.6.8"},
             "overrides": {"murmurhash3.js": "npm:murmurhash3js@3.0.1"}}
            """;

    private final Path folder;

    private Sqrl(Path folder) {
        this.folder = folder;
    }

    /** What SQRL did: verdicts in a second of a processor, and the rules that fired for each case. */
    record Reading(double all, double first, List<List<String>> fired) {}

    /**
     * Installs it, if that has not been done.
     *
     * @throws IOException if there is no node or npm, or the registry has not answered; the message says which
     */
    static Sqrl installed(Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("package.json"), PACKAGE);
        try (InputStream script = Sqrl.class.getResourceAsStream("sqrl.js")) {
            if (script == null) {
                throw new IOException("the program lacks its script sqrl.js");
            }
            Files.write(folder.resolve("sqrl.js"), script.readAllBytes());
        }
        if (!Files.isDirectory(folder.resolve("node_modules/sqrl"))) {
            run(folder, List.of("npm", "install", "--no-audit", "--no-fund", "--ignore-scripts"));
        }
        return new Sqrl(folder);
    }

    Reading read(RulesetSpec spec, Subjects subjects, double seconds) throws IOException, InterruptedException {
        ObjectNode task = JSON.createObjectNode();
        Set<String> fields = new TreeSet<>();
        ArrayNode names = task.putArray("rules");
        StringBuilder text = new StringBuilder();
        List<RuleSpec> rules = spec.rules();
        for (int i = 0; i < rules.size(); i++) {
            names.add(rules.get(i).card().name());
            text.append("CREATE RULE R").append(i).append(" WHERE ").append(condition(rules.get(i), fields));
            text.append(";\n");
        }
        StringBuilder inputs = new StringBuilder();
        fields.forEach(field -> inputs.append("LET ").append(field).append(" := input();\n"));
        task.put("text", inputs.append(text).toString());
        task.put("seconds", seconds);
        ArrayNode cases = task.putArray("cases");
        subjects.assessments().forEach(each -> cases.add(facts(each, subjects, rules)));
        Files.writeString(folder.resolve("task.json"), JSON.writeValueAsString(task));
        run(folder, List.of("node", "sqrl.js", "task.json", "result.json"));
        return reading(JSON.readTree(folder.resolve("result.json").toFile()));
    }

    private static Reading reading(JsonNode result) {
        List<List<String>> fired = new ArrayList<>();
        for (JsonNode each : result.get("fired")) {
            List<String> names = new ArrayList<>();
            each.forEach(name -> names.add(name.textValue()));
            fired.add(names.stream().sorted().toList());
        }
        return new Reading(result.get("all").doubleValue(), result.get("first").doubleValue(), fired);
    }

    private static String condition(RuleSpec rule, Set<String> fields) {
        return rule.when().of().stream()
                .map(condition -> {
                    Compare compare = (Compare) condition;
                    String field = feature(compare);
                    fields.add(field);
                    return compare.value() instanceof Amount amount
                            ? field + " " + compare.operator().symbol() + " " + amount.text()
                            : field;
                })
                .collect(Collectors.joining(" AND "));
    }

    /** SQRL's features begin with a capital letter. */
    private static String feature(Compare compare) {
        return "F" + compare.field().fieldName();
    }

    private static ObjectNode facts(Assessment assessment, Subjects subjects, List<RuleSpec> rules) {
        CaseFact fact = CaseFacts.of(assessment, subjects.standing());
        ObjectNode node = JSON.createObjectNode();
        rules.stream()
                .flatMap(rule -> rule.when().of().stream())
                .map(condition -> (Compare) condition)
                .forEach(compare ->
                        node.putPOJO(feature(compare), compare.field().value(fact)));
        return node;
    }

    private static void run(Path folder, List<String> command) throws IOException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log.txt").toFile())
                    .start();
        } catch (IOException e) {
            throw new IOException("there is no " + command.get(0), e);
        }
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + " failed; see " + folder.resolve("log.txt"));
        }
    }
}
