// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The W3C's checker of HTML. The build lays it into a folder of its own, because it needs libraries that are much older than
 * ours; here it runs behind a class loader that sees nothing else.
 */
final class ValidHtml {
    private static final Path HOME = Path.of("target/validator");
    private static final Pattern FAULT = Pattern.compile(
            "\"type\":\"error\".*?\"message\":\"((?:[^\"\\\\]|\\\\.)*)\"" + ",\"extract\":\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Object CHECKER = checker();

    private ValidHtml() {}

    /** Every fault of a page with the place where it stands; empty if it is valid. */
    static List<String> faults(String page) {
        try (InputStream bytes = new ByteArrayInputStream(page.getBytes(StandardCharsets.UTF_8))) {
            Method validate = CHECKER.getClass().getMethod("validate", InputStream.class);
            Matcher matcher = FAULT.matcher((String) validate.invoke(CHECKER, bytes));
            List<String> faults = new ArrayList<>();
            while (matcher.find()) {
                faults.add(matcher.group(1) + " at " + matcher.group(2));
            }
            return faults;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object checker() {
        try (Stream<Path> jars = Files.list(HOME)) {
            URL[] places = jars.map(ValidHtml::url).toArray(URL[]::new);
            ClassLoader alone = new URLClassLoader(places, ClassLoader.getPlatformClassLoader());
            Class<?> type = alone.loadClass("nu.validator.client.EmbeddedValidator");
            Class<?> format = alone.loadClass("nu.validator.client.EmbeddedValidator$OutputFormat");
            Object checker = type.getConstructor().newInstance();
            type.getMethod("setOutputFormat", format)
                    .invoke(checker, format.getField("JSON").get(null));
            return checker;
        } catch (IOException e) {
            throw new UncheckedIOException("run generate-test-resources first: it lays the checker into " + HOME, e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }
}
