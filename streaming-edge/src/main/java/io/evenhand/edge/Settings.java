// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge;

import io.evenhand.contract.clock.DemonstrationClock;
import io.evenhand.contract.id.Token;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an operator may choose, from the environment.
 *
 * @param bind the address all servers listen on
 * @param port of queries and streams
 * @param feedUrl where the policy feed is
 * @param feedKey the publisher's public key
 * @param folder everything the edge keeps
 * @param name this edge's name, in acknowledgements
 * @param intakeUrl where playback events go
 * @param intakeKey the key they are sent with
 * @param ffmpeg the binary to use, or null to search
 * @param searchPath where to search
 * @param transcodes how many ffmpeg processes may run at once
 * @param lead how far ahead of its time a segment may leave
 * @param staleAfter the age from which answers are flagged
 * @param sampleSeconds the sample film's length
 * @param callerKeys the file of keys of those who may ask
 * @param requests how many a caller may send a second
 * @param grpcPort of Envoy's external authorization, or -1 for none
 * @param publicUrl the address callers know, or null; what the edge signs about itself names it
 * @param relay whether other edges may follow the feed through this one
 * @param idle how long a session lives without a request
 * @param media the folder of films, or null for a sample film made here
 * @param streams what streams may take
 * @param tls with what the edge encrypts and whom it believes, or null for plain connections
 * @param demonstration the folder in which a demonstration keeps how far ahead its clock is; null for everybody else
 */
record Settings(
        String bind,
        int port,
        int metricsPort,
        String feedUrl,
        Path feedKey,
        Path feedToken,
        Path folder,
        String name,
        String intakeUrl,
        Path intakeKey,
        @Nullable Path ffmpeg,
        String searchPath,
        int transcodes,
        Duration lead,
        Duration staleAfter,
        int sampleSeconds,
        Path callerKeys,
        int requests,
        int grpcPort,
        @Nullable String publicUrl,
        boolean relay,
        Duration idle,
        @Nullable Path media,
        Streams streams,
        @Nullable Tls tls,
        @Nullable Path demonstration) {

    /**
     * With what the edge encrypts; files in PEM.
     *
     * @param callerCa who signs callers' certificates, or null where callers need none
     */
    record Tls(Path certificate, Path key, @Nullable Path callerCa) {
        private static @Nullable Tls from(Reader in) {
            String certificate = in.text("EVENHAND_EDGE_TLS_CERT_FILE", "");
            String key = in.text("EVENHAND_EDGE_TLS_KEY_FILE", "");
            String ca = in.text("EVENHAND_EDGE_CALLER_CA_FILE", "");
            if (certificate.isEmpty() != key.isEmpty() || (certificate.isEmpty() && !ca.isEmpty())) {
                throw new BadSettingException(
                        "EVENHAND_EDGE_TLS_CERT_FILE and EVENHAND_EDGE_TLS_KEY_FILE go together, and"
                                + " EVENHAND_EDGE_CALLER_CA_FILE needs both");
            }
            return certificate.isEmpty()
                    ? null
                    : new Tls(Path.of(certificate), Path.of(key), ca.isEmpty() ? null : Path.of(ca));
        }
    }

    /**
     * What streams may take; a limit of zero is none.
     *
     * @param account how many streams one account may have here
     * @param external how many of them to people outside its Home
     * @param transcodes how many of them transcoded
     * @param kbps how much of the line one account may take
     * @param cacheMb how much all segments may take on disk
     * @param freeMb how much of the disk is left to others
     * @param speedPercent how much of the measured speed of this machine streams may take
     * @param limitedHeight the tallest picture of an external stream of a limited account
     * @param grace how long a running stream goes on after a suspension began
     * @param leadMax how far ahead of its time a piece may leave on a slow line
     */
    record Streams(
            int account,
            int external,
            int transcodes,
            int kbps,
            int cacheMb,
            int freeMb,
            int speedPercent,
            int limitedHeight,
            Duration grace,
            Duration leadMax) {
        private static Streams from(Reader in) {
            return new Streams(
                    in.number("EVENHAND_EDGE_ACCOUNT_STREAMS", 0, 0, 1_000),
                    in.number("EVENHAND_EDGE_ACCOUNT_EXTERNAL", 0, 0, 1_000),
                    in.number("EVENHAND_EDGE_ACCOUNT_TRANSCODES", 0, 0, 1_000),
                    in.number("EVENHAND_EDGE_ACCOUNT_KBPS", 0, 0, 10_000_000),
                    in.number("EVENHAND_EDGE_CACHE_MB", 4_096, 16, 10_000_000),
                    in.number("EVENHAND_EDGE_FREE_MB", 256, 1, 10_000_000),
                    in.number("EVENHAND_EDGE_SPEED_PERCENT", 85, 1, 100_000),
                    in.number("EVENHAND_EDGE_LIMITED_HEIGHT", 0, 0, 4_320),
                    Duration.ofSeconds(in.number("EVENHAND_EDGE_GRACE_SECONDS", 0, 0, 86_400)),
                    Duration.ofSeconds(Math.max(
                            in.number("EVENHAND_EDGE_LEAD_MAX_SECONDS", 20, 2, 60),
                            in.number("EVENHAND_EDGE_LEAD_SECONDS", 6, 2, 60))));
        }
    }

    /** A setting that cannot be used; the message is one sentence that names it. */
    static final class BadSettingException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        BadSettingException(String message) {
            super(message);
        }
    }

    static Settings from(Map<String, String> environment) {
        Reader in = new Reader(environment);
        Path var = Path.of(in.text("EVENHAND_VAR", "var"));
        String ffmpeg = environment.get("EVENHAND_FFMPEG");
        int cores = Runtime.getRuntime().availableProcessors();
        return requireHarmless(new Settings(
                in.text("EVENHAND_BIND", "127.0.0.1"),
                in.number("EVENHAND_EDGE_PORT", 8090, 0, 65_535),
                in.number("EVENHAND_METRICS_PORT", 9403, 0, 65_535),
                in.url("EVENHAND_FEED_URL", "http://127.0.0.1:8080"),
                in.path("EVENHAND_FEED_PUBLIC_KEY_FILE", var.resolve("secrets/feed-key.pub")),
                in.path("EVENHAND_FEED_TOKEN_FILE", var.resolve("secrets/feed-token")),
                in.path("EVENHAND_EDGE_DIR", var.resolve("edge")),
                in.name("EVENHAND_EDGE_NAME", "edge-1"),
                in.url("EVENHAND_INTAKE_URL", "http://127.0.0.1:8070"),
                in.path("EVENHAND_INTAKE_KEY_FILE", var.resolve("secrets/edge-intake-key")),
                ffmpeg == null || ffmpeg.isEmpty() ? null : Path.of(ffmpeg),
                environment.getOrDefault("PATH", ""),
                in.number("EVENHAND_EDGE_TRANSCODES", Math.max(4, 2 * cores), 1, 1_000),
                Duration.ofSeconds(in.number("EVENHAND_EDGE_LEAD_SECONDS", 6, 2, 60)),
                Duration.ofSeconds(in.number("EVENHAND_EDGE_STALE_SECONDS", 60, 1, 86_400)),
                in.number("EVENHAND_EDGE_SAMPLE_SECONDS", 60, 4, 3_600),
                in.path("EVENHAND_EDGE_KEYS_FILE", var.resolve("secrets/edge-keys")),
                in.number("EVENHAND_EDGE_REQUESTS", 20_000, 1, 10_000_000),
                in.portOrOff("EVENHAND_EDGE_GRPC_PORT"),
                in.text("EVENHAND_EDGE_PUBLIC_URL", "").isEmpty() ? null : in.url("EVENHAND_EDGE_PUBLIC_URL", ""),
                in.truth("EVENHAND_EDGE_RELAY"),
                Duration.ofSeconds(in.number("EVENHAND_EDGE_IDLE_SECONDS", 60, 5, 3_600)),
                environment.getOrDefault("EVENHAND_EDGE_MEDIA", "").isEmpty()
                        ? null
                        : Path.of(environment.getOrDefault("EVENHAND_EDGE_MEDIA", "")),
                Streams.from(in),
                Tls.from(in),
                in.text(DemonstrationClock.SETTING, "").isEmpty() ? null : in.path(DemonstrationClock.SETTING, var)));
    }

    /** A clock that can be moved is for one machine: an edge that others ask must not have it. */
    private static Settings requireHarmless(Settings settings) {
        if (settings.demonstration() != null && !settings.bind().equals("127.0.0.1")) {
            throw new BadSettingException(DemonstrationClock.SETTING
                    + " moves the clock and is for a demonstration on one machine: unset it, or bind to 127.0.0.1");
        }
        return settings;
    }

    /** The machine's clock, unless this is a demonstration. */
    Clock clock() {
        return demonstration == null ? Clock.systemUTC() : DemonstrationClock.in(demonstration, Clock.systemUTC());
    }

    private record Reader(Map<String, String> environment) {
        String text(String name, String otherwise) {
            String value = environment.get(name);
            return value == null || value.isEmpty() ? otherwise : value;
        }

        Path path(String name, Path otherwise) {
            return Path.of(text(name, otherwise.toString()));
        }

        String name(String name, String otherwise) {
            String value = text(name, otherwise);
            if (!Token.isName(value)) {
                throw new BadSettingException(name + " may hold only letters, digits, dots, dashes and underscores");
            }
            return value;
        }

        int portOrOff(String name) {
            return text(name, "off").equals("off") ? -1 : number(name, -1, 0, 65_535);
        }

        boolean truth(String name) {
            return switch (text(name, "off")) {
                case "on" -> true;
                case "off" -> false;
                default -> throw new BadSettingException(name + " is on or off");
            };
        }

        int number(String name, int otherwise, int min, int max) {
            String value = environment.get(name);
            if (value == null || value.isEmpty()) {
                return otherwise;
            }
            try {
                int number = Integer.parseInt(value);
                if (number >= min && number <= max) {
                    return number;
                }
            } catch (NumberFormatException e) {
                // the sentence below says what is expected
            }
            throw new BadSettingException(name + " must be a whole number from " + min + " to " + max);
        }

        String url(String name, String otherwise) {
            String value = text(name, otherwise);
            try {
                URI uri = URI.create(value);
                if (uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                    return value.endsWith("/") ? value.substring(0, value.length() - 1) : value;
                }
            } catch (IllegalArgumentException e) {
                // the sentence below says what is expected
            }
            throw new BadSettingException(name + " must be an http or https address");
        }
    }
}
