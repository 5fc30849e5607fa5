// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules.lint;

import io.evenhand.rules.fact.FactField;
import io.evenhand.rules.lint.Expression.And;
import io.evenhand.rules.lint.Expression.Guard;
import io.evenhand.rules.lint.Expression.Leaf;
import io.evenhand.rules.lint.Expression.Opaque;
import io.evenhand.rules.lint.Expression.Or;
import io.evenhand.rules.lint.Expression.TooLarge;
import io.evenhand.rules.spec.Condition.Compare;
import io.evenhand.rules.spec.Condition.Share;
import io.evenhand.rules.spec.Operator;
import io.evenhand.rules.spec.Value;
import io.evenhand.rules.spec.Value.Amount;
import io.evenhand.rules.spec.Value.Flag;
import io.evenhand.rules.spec.Value.Word;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Understands constraints: comparisons of a field with a constant, shares, "and", "or". The rest is opaque. */
final class ExpressionParser {
    /** The properties that say whether a field is known. */
    static final Set<String> GUARDS = Arrays.stream(FactField.values())
            .map(FactField::guard)
            .filter(guard -> !guard.isEmpty() && FactField.find(guard) == null)
            .collect(Collectors.toUnmodifiableSet());

    /** Brackets within brackets; deeper ones are not understood. */
    private static final int DEPTH_MAX = 30;

    private final Tokens tokens;
    private int depth;

    private ExpressionParser(Tokens tokens) {
        this.tokens = tokens;
    }

    /** Thrown within when a text says more than a comparison. */
    private static final class NotUnderstood extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotUnderstood() {
            super(null, null, false, false);
        }
    }

    static Expression parse(String text) {
        Tokens tokens = Tokens.of(text);
        if (tokens != null) {
            try {
                Expression expression = new ExpressionParser(tokens).or();
                if (tokens.isDone()) {
                    return expression;
                }
            } catch (NotUnderstood | IllegalArgumentException e) {
                return new Opaque(text.strip());
            } catch (ArithmeticException e) {
                return new TooLarge(text.strip());
            }
        }
        return new Opaque(text.strip());
    }

    private Expression or() {
        List<Expression> parts = new ArrayList<>(List.of(and()));
        while (tokens.take("||")) {
            parts.add(and());
        }
        return parts.size() == 1 ? parts.get(0) : new Or(parts);
    }

    private Expression and() {
        List<Expression> parts = new ArrayList<>(List.of(single()));
        while (tokens.take("&&")) {
            parts.add(single());
        }
        Expression share = share(parts);
        return share != null ? share : parts.size() == 1 ? parts.get(0) : new And(parts);
    }

    private Expression single() {
        if (tokens.take("(")) {
            if (++depth > DEPTH_MAX) {
                throw new NotUnderstood();
            }
            Expression inner = or();
            depth--;
            if (!tokens.take(")")) {
                throw new NotUnderstood();
            }
            return inner;
        }
        if (tokens.take("!")) {
            return flag(tokens.next(), false);
        }
        return comparison(tokens.next());
    }

    private Expression comparison(String name) {
        Operator operator = Operator.ofSymbol(tokens.peek());
        if (tokens.peek().equals("*")) {
            return product(field(name));
        }
        if (operator == null) {
            return flag(name, true);
        }
        tokens.next();
        String right = tokens.next();
        if (right.equals("true") || right.equals("false")) {
            if (operator.isOrder()) {
                throw new NotUnderstood();
            }
            return flag(name, right.equals("true") == (operator == Operator.IS));
        }
        return new Leaf(new Compare(field(name), operator, value(right)));
    }

    private static Expression flag(String name, boolean yes) {
        if (yes && GUARDS.contains(name)) {
            return new Guard(name);
        }
        return new Leaf(new Compare(field(name), Operator.IS, new Flag(yes)));
    }

    private Value value(String text) {
        if (text.equals("-")) {
            return new Amount(number(tokens.next()).negate());
        }
        int dot = text.indexOf('.');
        if (Tokens.isWord(text) && dot > 0) {
            return new Word(text.substring(dot + 1).toLowerCase(Locale.ROOT));
        }
        return new Amount(number(text));
    }

    /** {@code part * 100 >= whole * percent}, with any two factors of that ratio. */
    private Expression product(FactField part) {
        tokens.next();
        BigDecimal of = number(tokens.next());
        if (!tokens.take(">=")) {
            throw new NotUnderstood();
        }
        FactField whole = field(tokens.next());
        if (!tokens.take("*")) {
            throw new NotUnderstood();
        }
        BigDecimal percent = number(tokens.next()).multiply(BigDecimal.valueOf(100));
        BigDecimal[] ratio = of.signum() == 0 ? new BigDecimal[2] : percent.divideAndRemainder(of);
        if (of.signum() == 0 || ratio[1].signum() != 0) {
            throw new NotUnderstood();
        }
        return new Leaf(new Share(part, ratio[0].intValueExact(), whole));
    }

    /** A share asks by itself whether the whole is more than 0. */
    private static @Nullable Expression share(List<Expression> parts) {
        Expression last = parts.get(parts.size() - 1);
        boolean guarded = last instanceof Leaf leaf
                && leaf.condition() instanceof Share share
                && parts.subList(0, parts.size() - 1).stream()
                        .allMatch(each -> each instanceof Guard || isMoreThanNone(each, share.whole()));
        return guarded && parts.size() > 1 ? last : null;
    }

    private static boolean isMoreThanNone(Expression expression, FactField whole) {
        return expression instanceof Leaf leaf
                && leaf.condition().equals(new Compare(whole, Operator.MORE_THAN, new Amount(BigDecimal.ZERO)));
    }

    private static BigDecimal number(String token) {
        if (!Tokens.isNumber(token)) {
            throw new NotUnderstood();
        }
        return new BigDecimal(token.replace("L", ""));
    }

    private static FactField field(String name) {
        FactField field = FactField.find(name);
        if (field == null) {
            throw new NotUnderstood();
        }
        return field;
    }
}
