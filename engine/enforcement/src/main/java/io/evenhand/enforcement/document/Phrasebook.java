// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.document;

import com.ibm.icu.text.MessageFormat;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.PropertyResourceBundle;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** What is said in one language, by key: ICU messages with named slots. A key that is missing is an exception. */
public final class Phrasebook {
    private final Language language;
    private final Map<String, String> patterns;

    /** A message is parsed once; it is not safe for threads, so each use formats with a copy. */
    private final Map<String, MessageFormat> parsed = new ConcurrentHashMap<>();

    private Phrasebook(Language language, Map<String, String> patterns) {
        this.language = language;
        this.patterns = Map.copyOf(patterns);
    }

    /** Reads {@code <room>_<code>.properties} beside {@code home} for every room; no key may stand in two of them. */
    public static Phrasebook of(Class<?> home, Language language, String... rooms) {
        Map<String, String> patterns = new HashMap<>();
        for (String room : rooms) {
            String file = room + "_" + language.code() + ".properties";
            read(home, file).forEach((key, pattern) -> {
                if (patterns.put(key, pattern) != null) {
                    throw new IllegalStateException(key + " stands in " + file + " and in another file");
                }
            });
        }
        return new Phrasebook(language, patterns);
    }

    private static Map<String, String> read(Class<?> home, String file) {
        try (InputStream in = home.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks " + file);
            }
            PropertyResourceBundle bundle =
                    new PropertyResourceBundle(new InputStreamReader(in, StandardCharsets.UTF_8));
            Map<String, String> patterns = new HashMap<>();
            bundle.keySet().forEach(key -> patterns.put(key, bundle.getString(key)));
            return patterns;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Language language() {
        return language;
    }

    public boolean has(String key) {
        return patterns.containsKey(key);
    }

    /** Every key, in order. */
    public Set<String> keys() {
        return new TreeMap<>(patterns).keySet();
    }

    /** The message as it was written, with its slots. */
    public String pattern(String key) {
        String pattern = patterns.get(key);
        if (pattern == null) {
            throw new IllegalArgumentException("nobody wrote " + key + " in " + language.code());
        }
        return pattern;
    }

    /** The same book with every message changed, as a test of what pages do with longer words needs it. */
    public Phrasebook changed(UnaryOperator<String> change) {
        Map<String, String> others = new HashMap<>();
        patterns.forEach((key, pattern) -> others.put(key, change.apply(pattern)));
        return new Phrasebook(language, others);
    }

    /** @param slots a name and its value, again and again */
    public String say(String key, Object... slots) {
        MessageFormat message =
                parsed.computeIfAbsent(key, each -> new MessageFormat(pattern(each), language.locale()));
        Map<String, Object> named = new HashMap<>();
        for (int i = 0; i < slots.length; i += 2) {
            named.put((String) slots[i], slots[i + 1]);
        }
        for (String name : message.getArgumentNames()) {
            if (!named.containsKey(name)) {
                throw new IllegalArgumentException(key + " needs " + name);
            }
        }
        return ((MessageFormat) message.clone()).format(named);
    }
}
