// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules.spec;

import io.evenhand.rules.fact.FactField;
import io.evenhand.rules.fact.Proposal;
import io.evenhand.rules.fact.Reason;
import io.evenhand.rules.ruleset.RuleCard;
import io.evenhand.rules.spec.Condition.All;
import io.evenhand.rules.spec.Condition.AtLeast;
import io.evenhand.rules.spec.Condition.Compare;
import io.evenhand.rules.spec.Condition.Share;
import io.evenhand.rules.spec.Value.Amount;
import io.evenhand.rules.spec.Value.Flag;
import io.evenhand.rules.spec.Value.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes the rule text of a spec.
 *
 * <p>Every word of it comes from a closed list (fields, signs, reasons, verbs, words of an enum), is a number of at most
 * ten digits, or a name that the card's constructor has held to letters, digits, dots and hyphens. The sentences, the only
 * free text of a spec, stay outside: they travel beside the rules, in files that no compiler reads. So there is nothing
 * to escape, and nothing that could escape.
 */
public final class DrlText {
    private static final String HEAD = """
            package evenhand.ruleset

            import io.evenhand.rules.fact.CaseFact
            import io.evenhand.rules.fact.Knit
            import io.evenhand.rules.fact.Known
            import io.evenhand.rules.fact.Proposals

            global Proposals proposals
            """;

    private final Map<String, Amount> parameters;

    private DrlText(Map<String, Amount> parameters) {
        this.parameters = parameters;
    }

    /** The text of all rules. */
    public static String rules(RulesetSpec spec) {
        DrlText writer = new DrlText(spec.parameters());
        return spec.rules().stream().map(writer::rule).collect(Collectors.joining("", HEAD, ""));
    }

    /** What the rules say in a language, one line each, as {@code name: sentence}. */
    public static String sentences(List<RuleCard> cards, String language) {
        return cards.stream()
                .map(card -> card.name() + ": " + card.says().in(language) + "\n")
                .collect(Collectors.joining());
    }

    private String rule(RuleSpec rule) {
        RuleCard card = rule.card();
        String reasons = card.reasons().stream().map(Reason::name).collect(Collectors.joining(", "));
        String constraints = rule.when().of().stream().map(this::expression).collect(Collectors.joining(", "));
        return """

                rule "%s"
                    @reason(%s) @owner("%s") @clause("%s")
                when
                    CaseFact(%s)
                then
                    proposals.%s();
                end
                """.formatted(card.name(), reasons, card.owner(), card.clause(), constraints, verb(card.asks()));
    }

    private String expression(Condition condition) {
        if (condition instanceof Compare compare) {
            return compare(compare);
        }
        if (condition instanceof Share share) {
            return share(share);
        }
        if (condition instanceof AtLeast choice) {
            List<String> parts = choice.of().stream().map(this::expression).toList();
            return choices(parts, choice.count()).stream()
                    .map(each -> "(" + String.join(" && ", each) + ")")
                    .collect(Collectors.joining(" || ", "(", ")"));
        }
        List<Condition> of = condition instanceof All all ? all.of() : List.of();
        return of.stream().map(this::expression).collect(Collectors.joining(" && ", "(", ")"));
    }

    private String compare(Compare compare) {
        FactField field = compare.field();
        if (compare.value() instanceof Flag flag) {
            boolean wanted = flag.yes() == (compare.operator() == Operator.IS);
            String plain = field.fieldName() + " == " + wanted;
            // an unknown flag is false
            return wanted || field.guard().isEmpty() ? plain : "(" + field.guard() + " == true && " + plain + ")";
        }
        if (compare.value() instanceof Word word) {
            return word(field, compare.operator(), word.word());
        }
        Amount amount = Condition.resolve(compare.value(), parameters);
        String plain = field.fieldName() + " " + compare.operator().symbol() + " " + amount.text();
        return needsGuard(compare, amount) ? "(" + field.guard() + " == true && " + plain + ")" : plain;
    }

    /** An unknown number is 0, so a condition that 0 does not meet needs no guard; an unknown score can be anything. */
    private static boolean needsGuard(Compare compare, Amount amount) {
        if (compare.field().guard().isEmpty()) {
            return false;
        }
        return compare.field() == FactField.SCORE
                || compare.operator().holds(-amount.number().signum());
    }

    private static String word(FactField field, Operator operator, String word) {
        String type = field.kind() == FactField.Kind.KNIT ? "Knit." : "Known.";
        String plain = field.fieldName() + " " + operator.symbol() + " " + type + word.toUpperCase(Locale.ROOT);
        boolean unknownWouldDo = operator == Operator.IS_NOT && !word.equals("unknown");
        return unknownWouldDo ? "(" + plain + " && " + field.fieldName() + " != " + type + "UNKNOWN)" : plain;
    }

    private static String share(Share share) {
        String part = share.part().fieldName();
        String whole = share.whole().fieldName();
        String guards = List.of(share.part(), share.whole()).stream()
                .map(FactField::guard)
                .filter(guard -> !guard.isEmpty())
                .distinct()
                .map(guard -> guard + " == true && ")
                .collect(Collectors.joining());
        return "(" + guards + whole + " > 0 && " + part + " * 100L >= " + whole + " * " + share.percent() + "L)";
    }

    /** Every choice of {@code count} among the parts. */
    private static List<List<String>> choices(List<String> parts, int count) {
        List<List<String>> choices = new ArrayList<>();
        for (int set = 0; set < 1 << parts.size(); set++) {
            if (Integer.bitCount(set) == count) {
                List<String> choice = new ArrayList<>();
                for (int i = 0; i < parts.size(); i++) {
                    if ((set & (1 << i)) != 0) {
                        choice.add(parts.get(i));
                    }
                }
                choices.add(choice);
            }
        }
        return choices;
    }

    /** The one thing that a consequence does. */
    public static String verb(Proposal.Kind kind) {
        return switch (kind) {
            case NOT_ENOUGH_DATA -> "notEnoughData";
            case IN_FAVOUR -> "inFavour";
            case REVIEW -> "review";
            case LIMIT -> "limit";
            case PROPOSE_SUSPEND -> "proposeSuspend";
        };
    }
}
