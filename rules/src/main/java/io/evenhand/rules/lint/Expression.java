// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules.lint;

import io.evenhand.rules.fact.FactField;
import io.evenhand.rules.spec.Condition;
import io.evenhand.rules.spec.Operator;
import io.evenhand.rules.spec.Value.Flag;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A constraint of a rule's text, understood: what the checks reason about. */
sealed interface Expression {
    /** A comparison that a spec could make too. */
    record Leaf(Condition condition) implements Expression {}

    /** A property that says whether a field is known. */
    record Guard(String property) implements Expression {}

    /** All of these. */
    record And(List<Expression> of) implements Expression {
        public And {
            of = List.copyOf(of);
        }
    }

    /** One of these at least. */
    record Or(List<Expression> of) implements Expression {
        public Or {
            of = List.copyOf(of);
        }
    }

    /** Arithmetic and the like, which may hold or not. */
    record Opaque(String text) implements Expression {}

    /** A share with a percentage that no number here can hold. */
    record TooLarge(String text) implements Expression {}

    /** What must hold without alternative: the leaves of nested "and"s. */
    default List<Expression> necessary() {
        if (this instanceof And and) {
            return and.of().stream().flatMap(each -> each.necessary().stream()).toList();
        }
        return List.of(this);
    }

    /** As a condition of a spec, without guards, which a spec has by itself; null if no spec can say it. */
    default @Nullable Condition condition() {
        if (this instanceof Leaf leaf) {
            return leaf.condition();
        }
        if (this instanceof And and) {
            List<Condition> parts = conditions(and.of());
            return parts == null || parts.isEmpty() || parts.size() > Condition.LIST_MAX
                    ? null
                    : parts.size() == 1 ? parts.get(0) : new Condition.All(parts);
        }
        if (this instanceof Or or) {
            List<Condition> parts = conditions(or.of());
            return parts == null || parts.size() != or.of().size() || parts.size() > Condition.CHOICE_MAX
                    ? null
                    : new Condition.AtLeast(1, parts);
        }
        return null;
    }

    private static @Nullable List<Condition> conditions(List<Expression> of) {
        List<Condition> parts = new ArrayList<>();
        for (Expression each : of) {
            Condition part = each.condition();
            if (part != null) {
                parts.add(part);
            } else if (!(each instanceof Guard)) {
                return null;
            }
        }
        return parts;
    }

    /** Whether it says that a property of that name is true. */
    default boolean isGuard(String property) {
        if (this instanceof Guard guard) {
            return guard.property().equals(property);
        }
        return this instanceof Leaf leaf
                && leaf.condition() instanceof Condition.Compare compare
                && compare.field() == FactField.find(property)
                && compare.operator() == Operator.IS
                && compare.value().equals(new Flag(true));
    }
}
