// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hardware that passes its probe and then refuses to work: the viewer gets the segment from software and no error. */
class EncoderFailsOverIT {
    private static final Duration MOST = Duration.ofSeconds(40);

    private static final Pattern FAILED =
            Pattern.compile("evenhand_edge_transcodes_total\\{encoder=\"h264_nvenc\",result=\"session_limit\",} [1-9]");

    @TempDir
    private static Path folder;

    private static FakeCasework casework;
    private static EdgeUnderTest edge;

    @BeforeAll
    static void start() throws Exception {
        casework = new FakeCasework();
        edge = new EdgeUnderTest(
                folder,
                casework,
                Map.of(
                        "EVENHAND_FFMPEG",
                        ffmpegThatLies().toString(),
                        "EVENHAND_EDGE_LEAD_SECONDS",
                        "20",
                        "EVENHAND_EDGE_SPEED_PERCENT",
                        "100000",
                        "EVENHAND_EDGE_SAMPLE_SECONDS",
                        "12"));
        edge.awaitStreaming(MOST);
    }

    @AfterAll
    static void stop() {
        edge.close();
        casework.close();
    }

    /**
     * An ffmpeg that claims a working h264_nvenc: it passes probe and calibration, by libx264, and encodes as many
     * seconds of every film as the file beside it says before it says that no session is left.
     */
    private static Path ffmpegThatLies() throws Exception {
        Path script = Files.writeString(folder.resolve("ffmpeg-wrapper"), """
                    #!/bin/bash
                    case "$*" in *h264_nvenc*) ;; *) exec ffmpeg "$@" ;; esac
                    given=()
                    skip=0
                    for word in "$@"; do
                      if [ $skip = 1 ]; then skip=0; continue; fi
                      case "$word" in
                        h264_nvenc) given+=(libx264) ;;
                        p4) given+=(ultrafast -x264-params cabac=0) ;;
                        -forced-idr) skip=1 ;;
                        *) given+=("$word") ;;
                      esac
                    done
                    case "$*" in *lavfi*) exec ffmpeg "${given[@]}" ;; esac
                    unset 'given[-1]'
                    ffmpeg "${given[@]}" -t "$(cat "$0.seconds")" pipe:1
                    echo '[h264_nvenc @ 0x1] OpenEncodeSessionEx failed: out of memory (10): (no details)' >&2
                    echo '[h264_nvenc @ 0x1] No capable devices found' >&2
                    exit 1
                    """);
        return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    }

    /** A segment made before the failure and those made after it are one stream to a decoder. */
    @ParameterizedTest
    @CsvSource({"fmp4,m4s,5", "ts,ts,5", "ts,ts,0"})
    void theNextEncoderGoesOnAtTheSameSegment(String packaging, String ending, int seconds) throws Exception {
        Files.writeString(folder.resolve("ffmpeg-wrapper.seconds"), Integer.toString(seconds));
        // the next start trusts the encoder again, and knows what was measured before
        edge.restart();
        edge.awaitStreaming(MOST);
        assertTrue(edge.get("/v1/state").body().contains("\"encoder\":\"h264_nvenc\""));
        var opened = edge.post(
                "/sessions", "{\"account\":\"acc-1\",\"server\":\"srv-1\",\"caps\":{\"hls\":\"" + packaging + "\"}}");
        assertEquals(201, opened.statusCode(), opened.body());
        String root = edge.json(opened).get("close").textValue();
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (int n = 0; n < 6; n++) {
            try (InputStream in = URI.create(edge.url(root + "/v/480p/" + n + "." + ending))
                    .toURL()
                    .openStream()) {
                whole.writeBytes(in.readAllBytes());
            }
            if (n == 0 && ending.equals("m4s")) {
                byte[] first = whole.toByteArray();
                whole.reset();
                try (InputStream in =
                        URI.create(edge.url(root + "/v/480p/init.mp4")).toURL().openStream()) {
                    whole.writeBytes(in.readAllBytes());
                }
                whole.writeBytes(first);
            }
        }
        assertEquals("libx264", edge.json(edge.get(root)).get("encoder").textValue());
        // a run that had begun before the first one failed fails as well
        assertTrue(FAILED.matcher(edge.metrics()).find(), "no failure was counted");
        Path file = Files.write(folder.resolve("whole." + (ending.equals("ts") ? "ts" : "mp4")), whole.toByteArray());
        assertEquals(300, Films.times(file, "v:0").size());
        Films.run("ffmpeg", "-v", "error", "-nostdin", "-xerror", "-i", file.toString(), "-f", "null", "-");
    }
}
