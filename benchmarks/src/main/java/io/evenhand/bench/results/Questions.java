// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The numbered questions, read out of the table in {@code benchmarks/README.md}.
 *
 * @param texts by number
 */
record Questions(Map<Integer, String> texts) {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| Q(\\d+) \\| ([^|]+) \\|");

    Questions {
        texts = Map.copyOf(texts);
    }

    static Questions in(Path readme) throws IOException {
        Map<Integer, String> texts = new TreeMap<>();
        Matcher rows = ROW.matcher(Files.readString(readme));
        while (rows.find()) {
            texts.put(Integer.parseInt(rows.group(1)), rows.group(2));
        }
        return new Questions(texts);
    }

    String text(int number) {
        String text = texts.get(number);
        if (text == null) {
            throw new IllegalArgumentException("benchmarks/README.md has no question Q" + number);
        }
        return text;
    }
}
