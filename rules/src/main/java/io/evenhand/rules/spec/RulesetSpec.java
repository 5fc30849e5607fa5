// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules.spec;

import io.evenhand.rules.ruleset.RuleCard;
import io.evenhand.rules.spec.Condition.All;
import io.evenhand.rules.spec.Condition.AtLeast;
import io.evenhand.rules.spec.Condition.Compare;
import io.evenhand.rules.spec.Value.Amount;
import io.evenhand.rules.spec.Value.Parameter;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A whole ruleset as data: what an operator may upload. Nothing in it is code, and none of its free text reaches a
 * compiler.
 *
 * @param name what people call it: small letters, digits and hyphens
 * @param parameters numbers that rules share, by name; each is used
 * @param rules in the author's order, which means nothing
 */
public record RulesetSpec(String name, Map<String, Amount> parameters, List<RuleSpec> rules) {
    /** The most rules of one ruleset. */
    public static final int RULES_MAX = 500;

    /** The most parameters. */
    public static final int PARAMETERS_MAX = 100;

    public RulesetSpec {
        parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
        rules = List.copyOf(rules);
        if (!RuleCard.isName(name)) {
            throw new IllegalArgumentException("a ruleset's name has small letters, digits and hyphens, 64 at most");
        }
        if (rules.isEmpty() || rules.size() > RULES_MAX) {
            throw new IllegalArgumentException("a ruleset has 1 to " + RULES_MAX + " rules");
        }
        if (parameters.size() > PARAMETERS_MAX) {
            throw new IllegalArgumentException("a ruleset has at most " + PARAMETERS_MAX + " parameters");
        }
        parameters.keySet().forEach(Parameter::new);
        Set<String> names = new HashSet<>();
        for (RuleSpec rule : rules) {
            if (!names.add(rule.card().name())) {
                throw new IllegalArgumentException(
                        "there are two rules named " + rule.card().name());
            }
        }
        parametersAreUsedAndFit(parameters, rules);
    }

    /** The rules by name, each parameter replaced by its number. */
    public List<RuleSpec> resolved() {
        return rules.stream()
                .sorted(Comparator.comparing(rule -> rule.card().name()))
                .map(rule ->
                        new RuleSpec(rule.card(), new All(resolved(rule.when().of()))))
                .toList();
    }

    private List<Condition> resolved(List<Condition> of) {
        return of.stream().map(this::resolved).toList();
    }

    private Condition resolved(Condition condition) {
        if (condition instanceof Compare compare && compare.value() instanceof Parameter) {
            return new Compare(compare.field(), compare.operator(), Condition.resolve(compare.value(), parameters));
        }
        if (condition instanceof AtLeast choice) {
            return new AtLeast(choice.count(), resolved(choice.of()));
        }
        return condition instanceof All all ? new All(resolved(all.of())) : condition;
    }

    private static void parametersAreUsedAndFit(Map<String, Amount> parameters, List<RuleSpec> rules) {
        Set<String> used = rules.stream()
                .flatMap(rule -> compares(rule.when()))
                .flatMap(compare ->
                        compare.value() instanceof Parameter parameter ? Stream.of(parameter.name()) : Stream.empty())
                .collect(Collectors.toSet());
        Set<String> known = parameters.keySet();
        Stream.concat(
                        used.stream().filter(each -> !known.contains(each)),
                        known.stream().filter(each -> !used.contains(each)))
                .sorted()
                .findFirst()
                .ifPresent(each -> {
                    throw new IllegalArgumentException("the parameter " + each
                            + (known.contains(each) ? " is used by no rule" : " is not among the parameters"));
                });
        rules.stream()
                .flatMap(rule -> compares(rule.when()))
                .filter(compare -> compare.value() instanceof Parameter)
                // the constructor refuses a number that the field cannot have
                .forEach(compare -> new Compare(
                        compare.field(), compare.operator(), Condition.resolve(compare.value(), parameters)));
    }

    /** {@code sha256:} and the hash of the canonical text: the same content has the same version, however it was written. */
    public String version() {
        return SpecWriter.version(this);
    }

    private static Stream<Compare> compares(Condition condition) {
        if (condition instanceof Compare compare) {
            return Stream.of(compare);
        }
        if (condition instanceof AtLeast choice) {
            return choice.of().stream().flatMap(RulesetSpec::compares);
        }
        return condition instanceof All all ? all.of().stream().flatMap(RulesetSpec::compares) : Stream.empty();
    }
}
