// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules.lint;

import io.evenhand.rules.fact.Proposal;
import io.evenhand.rules.fact.Reason;
import io.evenhand.rules.fact.Stance;
import io.evenhand.rules.spec.DrlText;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.AnnotationDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.jspecify.annotations.Nullable;

/**
 * One rule as it was read, right or wrong.
 *
 * @param file the file it stands in
 * @param descr what the engine's parser made of it
 */
record ReadRule(String file, RuleDescr descr) {
    private static final Pattern CONSEQUENCE = Pattern.compile("\\s*proposals\\.([A-Za-z]+)\\(\\);\\s*");

    String name() {
        return String.valueOf(descr.getName());
    }

    int line() {
        return descr.getLine();
    }

    /** Everything after {@code then}. */
    String consequence() {
        return String.valueOf(descr.getConsequence());
    }

    /** What it asks for, or null if its consequence is anything but one proposal. */
    Proposal.@Nullable Kind asks() {
        Matcher matcher = CONSEQUENCE.matcher(consequence());
        if (!matcher.matches() || !descr.getNamedConsequences().isEmpty()) {
            return null;
        }
        return Arrays.stream(Proposal.Kind.values())
                .filter(kind -> DrlText.verb(kind).equals(matcher.group(1)))
                .findFirst()
                .orElse(null);
    }

    /** The codes of {@code @reason}, as they are spelt. */
    List<String> codes() {
        AnnotationDescr annotation = descr.getAnnotation("reason");
        Object value = annotation == null ? null : annotation.getSingleValue();
        String text = value == null ? "" : value.toString().replaceAll("[\"{}\\s]", "");
        return text.isEmpty() ? List.of() : List.of(text.split(",", -1));
    }

    /** The codes that are reasons. */
    List<Reason> reasons() {
        return codes().stream()
                .flatMap(code -> Arrays.stream(Reason.values())
                        .filter(reason -> reason.name().equals(code)))
                .toList();
    }

    /** The reasons that speak against an account. */
    List<Reason> against() {
        return reasons().stream()
                .filter(reason -> reason.stance() == Stance.AGAINST)
                .toList();
    }

    /** The value of an annotation such as {@code @owner("resale-desk")}; empty if there is none. */
    String label(String annotation) {
        AnnotationDescr descr = this.descr.getAnnotation(annotation);
        Object value = descr == null ? null : descr.getSingleValueStripped();
        return value == null ? "" : value.toString();
    }

    /** The one pattern on the one fact, or null if the condition has any other shape. */
    @Nullable
    PatternDescr pattern() {
        List<? extends BaseDescr> parts = descr.getLhs().getDescrs();
        if (parts.size() != 1 || !(parts.get(0) instanceof PatternDescr pattern)) {
            return null;
        }
        boolean plain = "CaseFact".equals(pattern.getObjectType())
                && pattern.getIdentifier() == null
                && pattern.getSource() == null
                && pattern.getBehaviors().isEmpty()
                && pattern.getAnnotations().isEmpty()
                && pattern.getPositionalConstraints().isEmpty()
                && !pattern.isQuery()
                && pattern.getDescrs().stream().allMatch(each -> each instanceof ExprConstraintDescr);
        return plain ? pattern : null;
    }

    /** What stands between the pattern's brackets, split at commas. */
    List<String> constraints() {
        PatternDescr pattern = pattern();
        return pattern == null
                ? List.of()
                : pattern.getDescrs().stream()
                        .map(each -> ((ExprConstraintDescr) each).getExpression())
                        .toList();
    }

    /** The constraints, understood as far as they can be. */
    Expression.And expression() {
        return new Expression.And(
                constraints().stream().map(ExpressionParser::parse).toList());
    }

    /** The attributes that rules of this house do without, by name. */
    Map<String, ?> attributes() {
        return descr.getAttributes();
    }
}
