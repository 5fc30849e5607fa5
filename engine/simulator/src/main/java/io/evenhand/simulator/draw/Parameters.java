// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator.draw;

import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** All parameters by their paths, such as {@code circle.vacancy-days}; whoever wants one asks for it by name. */
public final class Parameters {
    /** Names the streams from which factors are drawn. */
    private static final long PATHS = 9;

    /**
     * One parameter.
     *
     * @param source where it is from: a section of the research, or an assumption
     * @param steady whether a shifted world leaves it as it is
     */
    public record Parameter(Law law, String source, boolean steady) {
        public Parameter {
            if (source.isBlank()) {
                throw new IllegalArgumentException("a parameter says where it is from");
            }
        }
    }

    private final Map<String, Parameter> byPath;
    private final Set<String> asked = new TreeSet<>();

    public Parameters(Map<String, Parameter> byPath) {
        this.byPath = new LinkedHashMap<>(byPath);
    }

    public Map<String, Parameter> byPath() {
        return Map.copyOf(byPath);
    }

    /** The law of one parameter. */
    public Law law(String path) {
        Parameter parameter = byPath.get(path);
        if (parameter == null) {
            throw new IllegalArgumentException("there is no parameter " + path);
        }
        asked.add(path);
        return parameter.law();
    }

    /** A record of laws, whose components have the names of a section's parameters: {@code stayShape} is {@code stay-shape}. */
    public <R extends Record> R section(String path, Class<R> type) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        Object[] laws = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            laws[i] = law(path + '.' + kebab(components[i].getName()));
        }
        try {
            return type.getDeclaredConstructor(types).newInstance(laws);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("not a record of laws: " + type.getSimpleName(), e);
        }
    }

    /** The same with some parameters replaced, which must be there. */
    public Parameters with(Map<String, Parameter> others) {
        Map<String, Parameter> changed = new LinkedHashMap<>(byPath);
        others.forEach((path, parameter) -> {
            if (changed.put(path, parameter) == null) {
                throw new IllegalArgumentException("there is no parameter " + path + " to set");
            }
        });
        return new Parameters(changed);
    }

    /** The same with each that is not steady multiplied by a factor of its own, which depends on nothing but seed and path. */
    public Parameters shifted(Law factor, long seed) {
        Map<String, Parameter> changed = new LinkedHashMap<>(byPath);
        changed.replaceAll((path, parameter) -> {
            double drawn = factor.draw(Draws.of(seed, PATHS, hash(path)));
            return parameter.steady()
                    ? parameter
                    : new Parameter(parameter.law().times(drawn), parameter.source(), false);
        });
        return new Parameters(changed);
    }

    /** Refuses parameters that nobody asked for: a name with a slip in it must not pass for a parameter. */
    public void refuseUnasked() {
        Set<String> unasked = new TreeSet<>(byPath.keySet());
        unasked.removeAll(asked);
        if (!unasked.isEmpty()) {
            throw new IllegalArgumentException("nothing depends on " + unasked);
        }
    }

    private static long hash(String path) {
        long hash = 0;
        for (int i = 0; i < path.length(); i++) {
            hash = 31 * hash + path.charAt(i);
        }
        return hash;
    }

    private static String kebab(String name) {
        StringBuilder kebab = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (Character.isUpperCase(c)) {
                kebab.append('-');
            }
            kebab.append(c);
        }
        return kebab.toString().toLowerCase(Locale.ROOT);
    }
}
