// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.program;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What follows a benchmark's name on the command line: options with a value each, and flags without.
 *
 * @param values of the options that were given; a flag's is empty
 */
public record Options(Map<String, String> values) {
    private static final int UNUSABLE = 2;

    public Options {
        values = Map.copyOf(values);
    }

    /**
     * Reads the words.
     *
     * @param names of all options there are
     * @param flags of all flags there are
     * @throws IllegalArgumentException with a sentence, so that nobody measures something else than they asked for
     */
    public static Options of(String[] words, List<String> names, String... flags) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < words.length; i++) {
            String word = words[i];
            if (List.of(flags).contains(word)) {
                values.put(word, "");
            } else if (!names.contains(word)) {
                throw new IllegalArgumentException("there is no option " + word + "; there are "
                        + String.join(" ", names) + " " + String.join(" ", flags));
            } else if (i + 1 == words.length) {
                throw new IllegalArgumentException("nothing follows " + word);
            } else {
                i++;
                values.put(word, words[i]);
            }
        }
        return new Options(values);
    }

    /** The same for a command: what is wrong is said, and it ends with 2. */
    @SuppressWarnings("SystemOut") // a command's output
    public static Options orExit(String[] words, List<String> names, String... flags) {
        try {
            return of(words, names, flags);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(UNUSABLE);
            throw e;
        }
    }

    public String text(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }

    public int number(String name, int otherwise) {
        String value = values.get(name);
        return value == null ? otherwise : Integer.parseInt(value);
    }

    /** Numbers with commas between; an empty text is none. */
    public List<Integer> numbers(String name, String otherwise) {
        return List.of(text(name, otherwise).split(",", -1)).stream()
                .filter(each -> !each.isEmpty())
                .map(Integer::valueOf)
                .toList();
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }
}
