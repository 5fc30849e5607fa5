// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge;

import com.fasterxml.jackson.databind.JsonNode;
import io.evenhand.edge.feed.FeedAccess;
import io.evenhand.edge.feed.FeedCheckup;
import io.evenhand.edge.feed.Finding;
import io.evenhand.edge.query.Json;
import io.evenhand.edge.transcode.Ffmpeg;
import io.evenhand.edge.transcode.FfmpegSearch;
import io.evenhand.edge.transcode.Spawner;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Looks for whatever keeps an edge with these settings from its work, whether it runs or not, and says what to do. */
final class Doctor {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final long MB = 1L << 20;
    private static final Duration RENEWAL = Duration.ofDays(14);

    private final Settings settings;
    private final Clock clock;
    private final List<Finding> findings = new ArrayList<>();

    Doctor(Settings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    List<Finding> findings() throws InterruptedException {
        if (folder()) {
            space();
            feed();
            ffmpeg();
        }
        return List.copyOf(findings);
    }

    private boolean folder() {
        Path folder = settings.folder();
        try {
            Path probe = Files.createTempFile(Files.createDirectories(folder), "doctor", ".tmp");
            Files.write(probe, new byte[4_096]);
            Files.delete(probe);
            findings.add(Finding.well("the folder " + folder + " can be written"));
            return true;
        } catch (IOException e) {
            findings.add(new Finding(
                    "the folder " + folder + " cannot be written",
                    "give it to the edge's user (chown, chmod), make room on its disk (df), or name another with"
                            + " EVENHAND_EDGE_DIR"));
            return false;
        }
    }

    private void space() {
        long free = settings.folder().toFile().getUsableSpace() / MB;
        int wanted = settings.streams().freeMb();
        if (free < wanted) {
            findings.add(new Finding(
                    "the disk of " + settings.folder() + " has " + free + " MB left; from " + wanted
                            + " MB downwards no film is made, and below a few the policy is only in memory",
                    "make room, or let segments take less with EVENHAND_EDGE_CACHE_MB"));
        } else {
            findings.add(Finding.well("the disk has " + free + " MB left"));
        }
    }

    private void feed() throws InterruptedException {
        try {
            FeedAccess access = FeedAccess.of(settings.feedUrl(), settings.name(), settings.feedToken());
            FeedCheckup checkup = new FeedCheckup(
                    access, settings.feedKey(), settings.folder().resolve("feed"), clock);
            findings.addAll(checkup.findings());
            edge(checkup.headRev());
        } catch (IOException e) {
            findings.add(new Finding(
                    "the file " + settings.feedToken() + " cannot be read",
                    "make it readable for the edge's user, or delete it where the publisher asks for no token"));
        }
    }

    /** The edge that runs, or what is in the way of one that would. */
    private void edge(long headRev) throws InterruptedException {
        if (settings.tls() != null) {
            certificate();
            return;
        }
        try {
            // an IPv6 address is bracketed in an address
            String host = settings.bind().contains(":") ? "[" + settings.bind() + "]" : settings.bind();
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create("http://" + host + ":" + settings.port() + "/v1/state"))
                    .timeout(PATIENCE)
                    .build();
            HttpResponse<byte[]> answer = HttpClient.newBuilder()
                    .connectTimeout(PATIENCE)
                    .build()
                    .send(request, HttpResponse.BodyHandlers.ofByteArray());
            JsonNode state = Json.readObject(answer.body());
            if (answer.statusCode() == 200 && state.path("edge").asText("").equals(settings.name())) {
                running(state, headRev);
                return;
            }
            taken(settings.port(), "EVENHAND_EDGE_PORT");
        } catch (IOException e) {
            free(settings.port(), "EVENHAND_EDGE_PORT");
            free(settings.metricsPort(), "EVENHAND_METRICS_PORT");
            free(settings.grpcPort(), "EVENHAND_EDGE_GRPC_PORT");
        }
    }

    /** What an edge shows its callers; whether one runs cannot be seen from outside without trusting it. */
    private void certificate() {
        try {
            X509Certificate shown = Encryption.of(settings.tls()).shown();
            if (shown == null) {
                return;
            }
            Instant end = shown.getNotAfter().toInstant();
            findings.add(
                    end.isBefore(clock.instant().plus(RENEWAL))
                            ? new Finding(
                                    "the edge's certificate ends at " + end,
                                    "put a new one into EVENHAND_EDGE_TLS_CERT_FILE and start the edge again")
                            : Finding.well("connections are encrypted, the certificate lasts until " + end));
        } catch (IOException e) {
            findings.add(new Finding(
                    "the edge's certificate or key cannot be read: " + e.getMessage(),
                    "EVENHAND_EDGE_TLS_CERT_FILE, EVENHAND_EDGE_TLS_KEY_FILE and EVENHAND_EDGE_CALLER_CA_FILE name files"
                            + " in PEM that the edge's user can read"));
        }
    }

    private void running(JsonNode state, long headRev) {
        long rev = state.path("rev").asLong();
        if (!state.path("loaded").asBoolean()) {
            findings.add(new Finding(
                    "the edge runs and has loaded no policy yet, so it allows everything",
                    "see what is said about the feed above; the edge's log says which of it stopped it"));
        } else if (state.path("stale").asBoolean()) {
            findings.add(new Finding(
                    "the edge runs and its policy is " + state.path("ageMs").asLong() / 1_000 + " s old",
                    "see what is said about the feed above; it answers from the last good state until then"));
        } else if (headRev > rev) {
            findings.add(new Finding(
                    "the edge runs at revision " + rev + " and the publisher is at " + headRev,
                    "ask again in some seconds; if it stays, the edge's log says what was refused"));
        } else {
            findings.add(Finding.well("the edge runs at revision " + rev));
        }
    }

    private void free(int port, String setting) {
        if (port <= 0) {
            return;
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(settings.bind(), port));
            findings.add(Finding.well("no edge runs here, and port " + port + " is free"));
        } catch (IOException e) {
            taken(port, setting);
        }
    }

    private void taken(int port, String setting) {
        findings.add(new Finding(
                "port " + port + " is taken by something that is not this edge",
                "end it (ss -ltnp 'sport = :" + port + "' names it), or choose another port with " + setting));
    }

    private void ffmpeg() {
        Path folder = settings.folder().resolve("doctor");
        try (Spawner spawner = new Spawner()) {
            Files.createDirectories(folder);
            Ffmpeg found = new FfmpegSearch(spawner, folder).find(settings.ffmpeg(), settings.searchPath());
            findings.add(
                    found == null
                            ? new Finding(
                                    "there is no ffmpeg that encodes here: films are neither remuxed nor made anew,"
                                            + " decisions are answered all the same",
                                    "install one (on Debian: apt-get install ffmpeg), or name one with EVENHAND_FFMPEG")
                            : Finding.well("ffmpeg encodes: " + found.version()));
            try (Stream<Path> left = Files.list(folder)) {
                for (Path file : left.toList()) {
                    Files.deleteIfExists(file);
                }
            }
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            findings.add(new Finding("ffmpeg could not be tried", "run ./evenhand edge probe, which says more"));
        }
    }
}
