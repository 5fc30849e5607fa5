// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.table;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The few texts that many entries share, by number: reason codes and the beginnings of addresses. Only ever grows. */
final class Words {
    /** A feed whose every entry has a reason of its own must not be kept twice: beyond this, texts stand in the entry. */
    static final int COUNT_MAX = 1_000;

    static final Words NONE = new Words(List.of());

    private final List<String> words;

    private Words(List<String> words) {
        this.words = words;
    }

    String get(int number) {
        return words.get(number);
    }

    Editor edit() {
        return new Editor(this);
    }

    /** Used by one thread, once. */
    static final class Editor {
        private final Words before;
        private final Map<String, Integer> numbers = new HashMap<>();
        private final List<String> words;

        private Editor(Words before) {
            this.before = before;
            words = new java.util.ArrayList<>(before.words);
            for (int i = 0; i < words.size(); i++) {
                numbers.put(words.get(i), i);
            }
        }

        /** The word's number, or null if there is no room for another. */
        @Nullable
        Integer number(String word) {
            Integer known = numbers.get(word);
            if (known != null || words.size() == COUNT_MAX) {
                return known;
            }
            numbers.put(word, words.size());
            words.add(word);
            return words.size() - 1;
        }

        Words done() {
            return words.size() == before.words.size() ? before : new Words(List.copyOf(words));
        }
    }
}
