// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The words and signs of a constraint: names, numbers, comparisons, arithmetic, brackets. Anything else is none of them. */
final class Tokens {
    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(?:(?<word>[A-Za-z][A-Za-z0-9]*(?:\\.[A-Z_]+)?)|(?<number>[0-9]{1,10}(?:\\.[0-9]{1,3})?L?)"
                    + "|(?<sign>&&|\\|\\||==|!=|<=|>=|<|>|!|\\(|\\)|\\+|-|\\*|/|%))");

    private final List<String> tokens;
    private int at;

    private Tokens(List<String> tokens) {
        this.tokens = tokens;
    }

    /** The tokens of a text, or null if something else stands in it. */
    static @Nullable Tokens of(String text) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        int end = 0;
        while (end < text.length() && !text.substring(end).isBlank()) {
            if (!matcher.find(end) || matcher.start() != end) {
                return null;
            }
            tokens.add(matcher.group().strip());
            end = matcher.end();
        }
        return new Tokens(tokens);
    }

    List<String> all() {
        return List.copyOf(tokens);
    }

    boolean isDone() {
        return at == tokens.size();
    }

    /** The next token, which stays; empty at the end. */
    String peek() {
        return isDone() ? "" : tokens.get(at);
    }

    /** The next token, which is taken; empty at the end. */
    String next() {
        String token = peek();
        at = Math.min(at + 1, tokens.size());
        return token;
    }

    /** Takes the next token if it is this one. */
    boolean take(String token) {
        boolean there = peek().equals(token);
        if (there) {
            at++;
        }
        return there;
    }

    static boolean isWord(String token) {
        return !token.isEmpty() && Character.isLetter(token.charAt(0));
    }

    static boolean isNumber(String token) {
        return !token.isEmpty() && Character.isDigit(token.charAt(0));
    }
}
