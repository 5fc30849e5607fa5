// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules.spec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.evenhand.rules.fact.Proposal;
import io.evenhand.rules.fact.Reason;
import io.evenhand.rules.ruleset.RuleCard;
import io.evenhand.rules.ruleset.Says;
import io.evenhand.rules.spec.Entry.Fault;
import io.evenhand.rules.spec.Value.Amount;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads a ruleset from YAML or JSON, strictly: an unknown key, a key twice, a field or reason that does not exist, a value
 * of the wrong kind or a text that is too large is refused, with the place. Anchors and aliases have no meaning here.
 */
public final class SpecReader {
    /** The longest text, UTF-16 units. */
    public static final int LENGTH_MAX = 1 << 20;

    private static final int FAULTS_MAX = 50;
    private static final List<String> RULESET_KEYS = List.of("name", "parameters", "rules");
    private static final List<String> RULE_KEYS = List.of("name", "ask", "reasons", "owner", "clause", "says", "when");
    private static final List<String> DURATION_KEYS =
            List.of("days", "duration", "end", "expires", "for", "forever", "hours", "permanent", "until", "weeks");

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final List<String> faults = new ArrayList<>();

    private SpecReader() {}

    /**
     * The ruleset that a text describes.
     *
     * @throws MalformedSpecException if it describes none; it names up to fifty faults
     */
    public static RulesetSpec read(String text) throws MalformedSpecException {
        if (text.length() > LENGTH_MAX) {
            throw new MalformedSpecException(
                    List.of("the text has " + text.length() + " characters, at most " + LENGTH_MAX + " are allowed"));
        }
        SpecReader reader = new SpecReader();
        try {
            return reader.ruleset(new Entry("", tree(text)).object(RULESET_KEYS));
        } catch (Fault | IllegalArgumentException e) {
            if (reader.faults.isEmpty()) {
                reader.faults.add(String.valueOf(e.getMessage()).replaceFirst("^: ", ""));
            }
            throw new MalformedSpecException(reader.faults);
        }
    }

    private static JsonNode tree(String text) throws MalformedSpecException {
        try {
            JsonNode tree = YAML.readTree(text);
            if (tree == null || tree.isMissingNode()) {
                throw new MalformedSpecException(List.of("the text is empty"));
            }
            return tree;
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw new MalformedSpecException(List.of("line " + line + ": this is neither YAML nor JSON: "
                    + Entry.echo(String.valueOf(e.getOriginalMessage())
                            .lines()
                            .findFirst()
                            .orElse(""))));
        }
    }

    private RulesetSpec ruleset(Entry root) {
        String name = root.at("name").text();
        Map<String, Amount> parameters = parameters(root);
        List<RuleSpec> rules = new ArrayList<>();
        for (Entry entry : root.at("rules").list(RulesetSpec.RULES_MAX)) {
            try {
                rules.add(rule(entry));
            } catch (Fault e) {
                if (faults.size() < FAULTS_MAX) {
                    faults.add(String.valueOf(e.getMessage()));
                }
            }
        }
        if (!faults.isEmpty()) {
            throw new Fault("");
        }
        return new RulesetSpec(name, parameters, rules);
    }

    private static Map<String, Amount> parameters(Entry root) {
        Map<String, Amount> parameters = new TreeMap<>();
        if (!root.has("parameters")) {
            return parameters;
        }
        Entry all = root.at("parameters");
        if (!all.node().isObject() || all.node().size() > RulesetSpec.PARAMETERS_MAX) {
            throw all.fault("should be at most " + RulesetSpec.PARAMETERS_MAX + " numbers by name");
        }
        for (Iterator<String> names = all.node().fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!Value.Parameter.isName(name)) {
                throw all.fault("a parameter's name has small letters, digits and _: " + Entry.echo(name));
            }
            parameters.put(name, all.at(name).amount());
        }
        return parameters;
    }

    private static RuleSpec rule(Entry entry) {
        for (String key : DURATION_KEYS) {
            if (entry.has(key)) {
                throw entry.fault(
                        "a rule sets no duration (" + key + "): every measure that rules may ask for ends by itself");
            }
        }
        entry.object(RULE_KEYS);
        Entry says = entry.at("says").object(Says.LANGUAGES);
        Says sentences = new Says(sentence(says.at("en")), sentence(says.at("fr")), sentence(says.at("de")));
        RuleCard card = entry.checked(() -> new RuleCard(
                entry.at("name").text(),
                asks(entry.at("ask")),
                entry.at("reasons").list(Reason.values().length).stream()
                        .map(SpecReader::reason)
                        .toList(),
                sentences,
                entry.at("owner").text(),
                entry.at("clause").text()));
        Condition.All when = ConditionReader.all(entry.at("when"));
        return entry.checked(() -> new RuleSpec(card, when));
    }

    private static String sentence(Entry entry) {
        String sentence = entry.text();
        String fault = Says.fault(sentence);
        if (fault != null) {
            throw entry.fault(fault);
        }
        return sentence;
    }

    private static Proposal.Kind asks(Entry entry) {
        return Arrays.stream(Proposal.Kind.values())
                .filter(kind -> word(kind).equals(entry.text()))
                .findFirst()
                .orElseThrow(() -> entry.fault("a rule asks for one of "
                        + Arrays.stream(Proposal.Kind.values())
                                .map(SpecReader::word)
                                .toList()));
    }

    private static Reason reason(Entry entry) {
        return Arrays.stream(Reason.values())
                .filter(reason -> reason.name().equals(entry.text()))
                .findFirst()
                .orElseThrow(() -> entry.fault("a reason is one of " + Arrays.asList(Reason.values())));
    }

    /** How a kind of proposal is spelt in a spec. */
    static String word(Proposal.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
