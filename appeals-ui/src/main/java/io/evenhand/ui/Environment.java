// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;

/** Single settings as their kind; what is refused is one sentence that names the setting and repeats no value. */
final class Environment {
    private static final int PORT_MAX = 65_535;

    private Environment() {}

    static Path file(Map<String, String> env, String name, Path otherwise) {
        String value = env.get(name);
        return value == null ? otherwise : path(name, value);
    }

    static Path path(String name, String value) {
        try {
            return Path.of(value);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(name + " is not a path", e);
        }
    }

    static int port(Map<String, String> env, String name, int otherwise) {
        String value = env.get(name);
        return value == null ? otherwise : port(name, value);
    }

    static int port(String name, String value) {
        try {
            int port = Integer.parseInt(value);
            if (port >= 0 && port <= PORT_MAX) {
                return port;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new IllegalArgumentException(name + " is not a port between 0 and " + PORT_MAX);
    }

    /** An http or https address without a slash at its end. */
    static URI address(String name, String value) {
        try {
            URI uri = new URI(value.endsWith("/") ? value.substring(0, value.length() - 1) : value);
            if (("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) && uri.getHost() != null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // said below
        }
        throw new IllegalArgumentException(name + " is not an http or https address");
    }
}
