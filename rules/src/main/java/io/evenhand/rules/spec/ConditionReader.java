// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules.spec;

import io.evenhand.rules.fact.FactField;
import io.evenhand.rules.spec.Condition.All;
import io.evenhand.rules.spec.Condition.AtLeast;
import io.evenhand.rules.spec.Condition.Compare;
import io.evenhand.rules.spec.Condition.Share;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads conditions: {@code {field: score, at_least: 8}}, {@code {field: ties, is_not: dense}}, {@code {field: score,
 * at_least: {parameter: review_score}}}, {@code {field: onCycleViewers, at_least: {percent: 70, of: removedViewers}}},
 * {@code {at_least: 2, of: [...]}} and {@code {all: [...]}}.
 */
final class ConditionReader {
    /** How deep choices may lie within choices. */
    private static final int DEPTH_MAX = 3;

    private static final List<String> COMPARE_KEYS = Stream.concat(
                    Stream.of("field"), Arrays.stream(Operator.values()).map(Operator::key))
            .toList();

    private ConditionReader() {}

    static All all(Entry list) {
        return all(list, 0);
    }

    private static All all(Entry list, int depth) {
        List<Condition> of = list.list(Condition.LIST_MAX).stream()
                .map(entry -> condition(entry, depth))
                .toList();
        return list.checked(() -> new All(of));
    }

    private static Condition condition(Entry entry, int depth) {
        if (depth > DEPTH_MAX) {
            throw entry.fault("conditions lie too deep in one another, at most " + DEPTH_MAX + " levels are allowed");
        }
        if (entry.has("field")) {
            return compare(entry.object(COMPARE_KEYS));
        }
        if (entry.has("all")) {
            return all(entry.object(List.of("all")).at("all"), depth + 1);
        }
        Entry choice = entry.object(List.of("at_least", "of"));
        int count = choice.at("at_least").whole();
        List<Condition> of = choice.at("of").list(Condition.CHOICE_MAX).stream()
                .map(each -> condition(each, depth + 1))
                .toList();
        return choice.checked(() -> new AtLeast(count, of));
    }

    private static Condition compare(Entry entry) {
        FactField field = field(entry.at("field"));
        List<Operator> operators = Arrays.stream(Operator.values())
                .filter(operator -> entry.has(operator.key()))
                .toList();
        if (operators.size() != 1) {
            throw entry.fault("a condition has exactly one of "
                    + String.join(", ", COMPARE_KEYS.subList(1, COMPARE_KEYS.size())));
        }
        Operator operator = operators.get(0);
        Entry value = entry.at(operator.key());
        if (value.has("percent")) {
            Entry share = value.object(List.of("percent", "of"));
            if (operator != Operator.AT_LEAST) {
                throw entry.fault("a share is compared by at_least");
            }
            int percent = share.at("percent").whole();
            FactField whole = field(share.at("of"));
            return entry.checked(() -> new Share(field, percent, whole));
        }
        return entry.checked(() -> new Compare(field, operator, value(value)));
    }

    private static Value value(Entry entry) {
        if (entry.node().isBoolean()) {
            return new Value.Flag(entry.node().booleanValue());
        }
        if (entry.node().isTextual()) {
            return new Value.Word(entry.text());
        }
        if (entry.node().isObject()) {
            return new Value.Parameter(
                    entry.object(List.of("parameter")).at("parameter").text());
        }
        return entry.amount();
    }

    private static FactField field(Entry entry) {
        FactField field = FactField.find(entry.text());
        if (field == null) {
            throw entry.fault("there is no field " + Entry.echo(entry.text()) + "; there are: " + FactField.names());
        }
        return field;
    }
}
