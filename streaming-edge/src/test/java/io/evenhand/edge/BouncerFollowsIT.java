// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge;

import static io.evenhand.edge.EdgeUnderTest.await;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.id.Sha256;
import io.evenhand.contract.verdict.Measure;
import io.evenhand.edge.feed.Publisher;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real crowdsec-custom-bouncer follows the list: it is told of a restriction, of its end, and misses nothing we broke. */
class BouncerFollowsIT {
    private static final Duration MOST = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private Path told;

    @Test
    void itsProgramIsCalledForEachRestrictionAndForItsEnd() throws Exception {
        told = folder.resolve("told");
        Path program = Files.writeString(folder.resolve("act"), "#!/bin/sh\necho \"$1 $2 $4\" >> '" + told + "'\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        Path keys = Files.writeString(
                folder.resolve("keys"),
                "bouncer " + Sha256.hex("bouncer-key".getBytes(StandardCharsets.UTF_8)) + " export\n");
        Instant from = Instant.now().minusSeconds(60);
        Instant until = from.plus(Duration.ofDays(9));
        int port = Neighbour.freePort();
        Map<String, String> more =
                Map.of("EVENHAND_EDGE_KEYS_FILE", keys.toString(), "EVENHAND_EDGE_PORT", Integer.toString(port));
        try (FakeCasework casework = new FakeCasework();
                EdgeUnderTest edge = new EdgeUnderTest(folder, casework, more)) {
            casework.publisher.put(
                    Publisher.entry("limited", null, Measure.LIMIT, "d1", from, until, 0),
                    Publisher.entry("gone", null, Measure.TERMINATE, "d2", from, null, null));
            casework.announce();
            await("policy", MOST, () -> edge.get("/v1/state").body().contains("\"rev\":1,"));
            Path file = Files.writeString(folder.resolve("bouncer.yaml"), configuration(program, port));
            try (Neighbour bouncer = Neighbour.start(folder, "crowdsec-custom-bouncer", "-c", file.toString())) {
                await(
                        "told: " + bouncer.log(),
                        MOST,
                        () -> said("add limited evenhand/RHYTHM_BILLING") && said("add gone evenhand/RHYTHM_BILLING"));
                assertFalse(said("del "));

                casework.publisher.remove("d2");
                casework.announce();
                await("the end", MOST, () -> said("del gone "));
                assertFalse(said("del limited"));

                // what happens while it gets errors, it hears of afterwards
                edge.stop();
                edge.restart();
                casework.publisher.put(Publisher.entry("later", null, Measure.LIMIT, "d3", from, until, 0));
                casework.announce();
                await("after an outage", MOST, () -> said("add later "));
                assertTrue(Files.readAllLines(told).stream().noneMatch(line -> line.matches(".*\\d+\\.\\d+\\.\\d+.*")));
            }
        }
    }

    private boolean said(String line) throws IOException {
        return Files.exists(told) && Files.readString(told).contains(line);
    }

    private String configuration(Path program, int port) {
        return """
                bin_path: %s
                feed_via_stdin: false
                total_retries: 0
                scenarios_containing: []
                scenarios_not_containing: []
                origins: []
                piddir: %s
                update_frequency: 1s
                cache_retention_duration: 1s
                daemonize: false
                log_mode: stdout
                log_dir: %s
                log_level: info
                api_url: http://127.0.0.1:%d/
                api_key: bouncer-key
                prometheus:
                  enabled: false
                  listen_addr: 127.0.0.1
                  listen_port: 60602
                """.formatted(program, folder, folder, port);
    }
}
