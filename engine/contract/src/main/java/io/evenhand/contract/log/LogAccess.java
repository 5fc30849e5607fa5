// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.log;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * How the log is reached: at which servers, and by what a client is let in there.
 *
 * @param servers the first ones to ask, {@code host:port} with commas
 * @param protection settings of Kafka's clients about TLS and sign-in, by their names there; empty for a plain connection
 */
public record LogAccess(String servers, Map<String, String> protection) {
    private static final String SERVERS = "EVENHAND_KAFKA";
    private static final String FILE = "EVENHAND_KAFKA_CLIENT_FILE";
    private static final List<String> ABOUT_PROTECTION = List.of("security.", "ssl.", "sasl.");

    /** @throws IllegalArgumentException if a setting is about anything but protection */
    public LogAccess {
        protection = Map.copyOf(protection);
        for (String name : protection.keySet()) {
            // how often a record is acknowledged, or what a group is called, is not the machine's to say
            if (ABOUT_PROTECTION.stream().noneMatch(name::startsWith)) {
                throw new IllegalArgumentException(
                        FILE + " may hold security.*, ssl.* and sasl.* only, and holds " + name);
            }
        }
    }

    /** A log that is reached without TLS and lets everybody in. */
    public static LogAccess plain(String servers) {
        return new LogAccess(servers, Map.of());
    }

    /**
     * As the environment says: {@code EVENHAND_KAFKA}, and the file that {@code EVENHAND_KAFKA_CLIENT_FILE} names, in the
     * form of Kafka's own tools ({@code --command-config}).
     *
     * @throws IllegalArgumentException with one sentence that says which of the two is unusable
     */
    public static LogAccess from(Map<String, String> env) {
        String file = env.getOrDefault(FILE, "");
        return new LogAccess(env.getOrDefault(SERVERS, "127.0.0.1:9092"), file.isEmpty() ? Map.of() : read(file));
    }

    private static Map<String, String> read(String file) {
        Properties found = new Properties();
        try (Reader in = Files.newBufferedReader(Path.of(file), StandardCharsets.UTF_8)) {
            found.load(in);
        } catch (IOException | IllegalArgumentException e) {
            // neither the cause nor a line of the file: it holds passwords
            throw new IllegalArgumentException(FILE + " cannot be read: " + file);
        }
        Map<String, String> protection = new HashMap<>();
        found.forEach((name, value) -> protection.put((String) name, (String) value));
        return protection;
    }

    /** What every client of the log is given first. */
    public Map<String, Object> client() {
        Map<String, Object> client = new HashMap<>(protection);
        client.put("bootstrap.servers", servers);
        return client;
    }

    /** Never the passwords. */
    @Override
    public String toString() {
        return servers + (protection.isEmpty() ? "" : " (protected)");
    }
}
