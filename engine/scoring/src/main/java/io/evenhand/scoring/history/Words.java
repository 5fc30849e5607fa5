// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.history;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The numbers that stand for an enum's constants in snapshots: the place in a list of their own, so that reordering the enum
 * cannot change what a snapshot means. New constants go to the end; none is ever removed.
 */
final class Words<E extends Enum<E>> {
    private static final int NONE = 0;

    private final List<E> words;

    Words(List<E> words) {
        this.words = List.copyOf(words);
    }

    /** There are few of each, so that looking through them is faster than a map. */
    int code(@Nullable E word) {
        if (word == null) {
            return NONE;
        }
        int place = words.indexOf(word);
        if (place < 0) {
            throw new IllegalStateException(word + " has no number");
        }
        return place + 1;
    }

    @Nullable
    E word(int code) {
        return code == NONE ? null : words.get(code - 1);
    }
}
