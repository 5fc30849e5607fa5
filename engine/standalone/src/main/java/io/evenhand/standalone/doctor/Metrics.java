// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.doctor;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a program says about itself, in Prometheus' text form; the values of all labels of one name are added up. */
record Metrics(Map<String, Double> values) {
    Metrics {
        values = Map.copyOf(values);
    }

    /** Reads the text form 0.0.4; what is not a sample is passed over. */
    static Metrics of(String text) {
        Map<String, Double> values = new HashMap<>();
        List<String> samples = text.lines()
                .filter(line -> !line.isEmpty() && line.charAt(0) != '#')
                .toList();
        for (String sample : samples) {
            int brace = sample.indexOf('{');
            int space = sample.indexOf(' ', brace < 0 ? 0 : sample.lastIndexOf('}'));
            if (space > 0) {
                String name = sample.substring(0, brace < 0 ? space : brace);
                String value = sample.substring(space + 1).strip().split(" ", 2)[0];
                add(values, name, value);
            }
        }
        return new Metrics(values);
    }

    private static void add(Map<String, Double> values, String name, String value) {
        try {
            values.merge(name, Double.parseDouble(value), Double::sum);
        } catch (NumberFormatException e) {
            // +Inf and NaN are spelt differently here and say nothing that is asked for
        }
    }

    /** The value, or 0 where the program has not counted anything yet. */
    double orZero(String name) {
        return values.getOrDefault(name, 0.0);
    }
}
