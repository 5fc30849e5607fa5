// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge;

import static io.evenhand.edge.EdgeUnderTest.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hardware that passes its probe and then refuses to work: the viewer gets the segment from software and no error. */
class EncoderFailsOverIT {
    private static final Duration MOST = Duration.ofSeconds(40);

    @TempDir
    private Path folder;

    /** An ffmpeg that claims a working h264_nvenc, and has no session left whenever it is asked for segments. */
    private Path ffmpegThatLies() throws Exception {
        Path script = Files.writeString(folder.resolve("ffmpeg-wrapper"), """
                #!/bin/sh
                case "$*" in
                  *h264_nvenc*'-f null'*) exit 0 ;;
                  *h264_nvenc*)
                    echo '[h264_nvenc @ 0x1] OpenEncodeSessionEx failed: out of memory (10): (no details)' >&2
                    echo '[h264_nvenc @ 0x1] No capable devices found' >&2
                    exit 1 ;;
                esac
                exec ffmpeg "$@"
                """);
        return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void theNextEncoderTakesOver() throws Exception {
        try (FakeCasework casework = new FakeCasework();
                EdgeUnderTest edge = new EdgeUnderTest(
                        folder,
                        casework,
                        Map.of("EVENHAND_FFMPEG", ffmpegThatLies().toString(), "EVENHAND_EDGE_SAMPLE_SECONDS", "6"))) {
            await("streaming", MOST, () -> edge.get("/v1/state").body().contains("\"streaming\":\"ready\""));
            assertTrue(edge.get("/v1/state").body().contains("\"encoder\":\"h264_nvenc\""));
            var opened = edge.post("/sessions", "{\"account\":\"acc-1\",\"server\":\"srv-1\"}");
            assertEquals(201, opened.statusCode(), opened.body());
            String root = edge.json(opened).get("close").textValue();
            assertEquals(200, edge.get(root + "/v/480p/0.ts").statusCode());
            assertTrue(edge.get("/v1/state").body().contains("\"encoder\":\"libx264\""));
            assertTrue(edge.metrics()
                    .contains("evenhand_edge_transcodes_total{encoder=\"h264_nvenc\",result=\"session_limit\",} 1.0"));
        }
    }
}
