// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.transcode;

import io.evenhand.edge.library.Rate;
import io.evenhand.edge.playback.Shape;
import io.evenhand.edge.telemetry.EdgeMetrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What an operator is shown about encoders: what works and how fast, and for the rest why not and what to do. */
public final class ProbeReport {
    private static final Shape USUAL = new Shape("720p", 1_280, 720, new Rate(25, 1), 2_800_000);

    private ProbeReport() {}

    /** One row. */
    record Row(ProbeResult probe, @Nullable Measured measured) {}

    /** Looks for an ffmpeg, probes every encoder and calibrates those that work; a line each. Empty if there is none. */
    public static List<String> of(@Nullable Path configured, String searchPath) throws IOException {
        Path folder = Files.createTempDirectory("evenhand-probe");
        try (Spawner spawner = new Spawner()) {
            Ffmpeg ffmpeg = new FfmpegSearch(spawner, folder).find(configured, searchPath);
            if (ffmpeg == null) {
                return List.of();
            }
            Calibration calibration = new Calibration(
                    ffmpeg, "ultrafast", spawner, folder, folder.resolve("calibration.json"), new EdgeMetrics());
            List<Row> rows = new ArrayList<>();
            for (ProbeResult probe : ffmpeg.probes()) {
                rows.add(new Row(probe, probe.isUsable() ? calibration.of(probe.encoder(), USUAL) : null));
            }
            List<String> lines = new ArrayList<>(List.of(ffmpeg.version(), "binary: " + ffmpeg.binary()));
            lines.addAll(table(rows));
            return lines;
        } finally {
            Orphans.delete(folder);
        }
    }

    /** The table: one line an encoder, and under each that does not work what it said and what to do. */
    static List<String> table(List<Row> rows) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(Locale.ROOT, "%-20s %-22s %8s  %s", "encoder", "result", "720p25", "codec"));
        for (Row row : rows) {
            Measured measured = row.measured();
            Diagnosis diagnosis = row.probe().diagnosis();
            lines.add(String.format(
                            Locale.ROOT,
                            "%-20s %-22s %8s  %s",
                            row.probe().encoder().label(),
                            diagnosis.code(),
                            measured == null ? "-" : String.format(Locale.ROOT, "%.1fx", measured.speed()),
                            measured == null ? "" : measured.codec())
                    .stripTrailing());
            if (!row.probe().isUsable()) {
                lines.add("    why:    " + diagnosis.sentence());
                lines.add("    do:     " + diagnosis.remedy());
                lines.add("    ffmpeg: " + row.probe().line());
            } else if (row.probe().encoder().isHardware()) {
                lines.add("    this works here by its probe; hardware encoding was never verified by Evenhand's own"
                        + " tests");
            }
        }
        return lines;
    }
}
