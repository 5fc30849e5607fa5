// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules.spec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evenhand.contract.id.Sha256;
import io.evenhand.rules.ruleset.RuleCard;
import io.evenhand.rules.spec.Condition.All;
import io.evenhand.rules.spec.Condition.AtLeast;
import io.evenhand.rules.spec.Condition.Compare;
import io.evenhand.rules.spec.Condition.Share;
import io.evenhand.rules.spec.Value.Amount;
import io.evenhand.rules.spec.Value.Flag;
import io.evenhand.rules.spec.Value.Parameter;
import io.evenhand.rules.spec.Value.Word;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;

/**
 * Writes a ruleset in its one canonical form: JSON, keys in a fixed order, rules by name, line ends as on Unix. What is
 * kept, hashed and signed is this text; {@link SpecReader} reads it back.
 */
public final class SpecWriter {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");
    private static final ObjectWriter JSON = JsonMapper.builder()
            .build()
            .writer(new DefaultPrettyPrinter().withObjectIndenter(INDENT).withArrayIndenter(INDENT));

    private SpecWriter() {}

    /** The canonical text. */
    public static String write(RulesetSpec spec) {
        ObjectNode root = NODES.objectNode();
        root.put("name", spec.name());
        ObjectNode parameters = root.putObject("parameters");
        spec.parameters().forEach((name, amount) -> parameters.set(name, number(amount)));
        ArrayNode rules = root.putArray("rules");
        spec.rules().stream()
                .sorted(Comparator.comparing(rule -> rule.card().name()))
                .forEach(rule -> rules.add(rule(rule)));
        try {
            return JSON.writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of text and numbers can always be written", e);
        }
    }

    static String version(RulesetSpec spec) {
        return "sha256:" + Sha256.hex(write(spec).getBytes(StandardCharsets.UTF_8));
    }

    private static ObjectNode rule(RuleSpec rule) {
        RuleCard card = rule.card();
        ObjectNode node = NODES.objectNode();
        node.put("name", card.name());
        node.put("ask", SpecReader.word(card.asks()));
        ArrayNode reasons = node.putArray("reasons");
        card.reasons().forEach(reason -> reasons.add(reason.name()));
        node.put("owner", card.owner());
        node.put("clause", card.clause());
        node.putObject("says")
                .put("en", card.says().en())
                .put("fr", card.says().fr())
                .put("de", card.says().de());
        node.set("when", list(rule.when().of()));
        return node;
    }

    private static ArrayNode list(List<Condition> conditions) {
        ArrayNode list = NODES.arrayNode();
        conditions.forEach(each -> list.add(condition(each)));
        return list;
    }

    private static ObjectNode condition(Condition condition) {
        ObjectNode node = NODES.objectNode();
        if (condition instanceof Compare compare) {
            node.put("field", compare.field().fieldName());
            value(node, compare.operator().key(), compare.value());
        } else if (condition instanceof Share share) {
            node.put("field", share.part().fieldName());
            node.putObject(Operator.AT_LEAST.key())
                    .put("percent", share.percent())
                    .put("of", share.whole().fieldName());
        } else if (condition instanceof AtLeast choice) {
            node.put("at_least", choice.count());
            node.set("of", list(choice.of()));
        } else if (condition instanceof All all) {
            node.set("all", list(all.of()));
        }
        return node;
    }

    private static void value(ObjectNode node, String key, Value value) {
        if (value instanceof Amount amount) {
            node.set(key, number(amount));
        } else if (value instanceof Flag flag) {
            node.put(key, flag.yes());
        } else if (value instanceof Word word) {
            node.put(key, word.word());
        } else if (value instanceof Parameter parameter) {
            node.putObject(key).put("parameter", parameter.name());
        }
    }

    /** Without an exponent. */
    private static JsonNode number(Amount amount) {
        return amount.isWhole() ? NODES.numberNode(amount.number().intValueExact()) : NODES.numberNode(amount.number());
    }
}
