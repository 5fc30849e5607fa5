// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator;

import io.evenhand.contract.json.ContractJson;
import io.evenhand.contract.json.EventWriter;
import io.evenhand.simulator.draw.ParameterFile;
import io.evenhand.simulator.population.Networks;
import io.evenhand.simulator.population.Window;
import io.evenhand.simulator.truth.Truth;
import io.evenhand.simulator.truth.TruthClass;
import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * Writes a simulation to a folder: {@code events.ndjson.gz}, {@code truth.ndjson}, {@code networks.tsv}, and
 * {@code summary.json} with what they were made from.
 */
public final class SimulationWriter {
    public static final String EVENTS = "events.ndjson.gz";
    public static final String TRUTH = "truth.ndjson";
    public static final String NETWORKS = "networks.tsv";
    public static final String SUMMARY = "summary.json";

    /** How many events go by between two reports of progress. */
    private static final int REPORT_EVERY = 2_048;

    private SimulationWriter() {}

    /** Hears how far it is. */
    @FunctionalInterface
    public interface Progress {
        /**
         * Called every few thousand events and at the end.
         *
         * @param fraction of the simulated time, 0 to 1
         * @param events written so far
         */
        void at(double fraction, long events);
    }

    /**
     * What was written and from what.
     *
     * @param end the first moment that is not simulated
     * @param playback the part of the playbacks that was simulated
     * @param parameters the SHA-256 of the file of parameters
     */
    public record Summary(
            String world,
            int days,
            long seed,
            Instant end,
            double playback,
            String parameters,
            long events,
            int accounts,
            int sellers) {}

    /** Simulates a plan into a folder, which is made if it is not there; files of an earlier one are replaced. */
    public static Summary write(SimulationPlan plan, Path folder, Progress progress) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(NETWORKS), Networks.table());
        long[] counts = new long[3];
        Window window = plan.window();
        try (OutputStream events =
                        new PortableGzip(new BufferedOutputStream(Files.newOutputStream(folder.resolve(EVENTS))));
                BufferedWriter truths = Files.newBufferedWriter(folder.resolve(TRUTH), StandardCharsets.UTF_8)) {
            Simulation.run(
                    plan,
                    (event, origin) -> {
                        events.write(EventWriter.bytes(event, origin == null ? null : origin.address()));
                        events.write('\n');
                        if (++counts[0] % REPORT_EVERY == 0) {
                            progress.at(fraction(window, event.at().toEpochMilli()), counts[0]);
                        }
                    },
                    truth -> {
                        append(truths, truth);
                        counts[1]++;
                        counts[2] += truth.kind() == TruthClass.RESELLER ? 1 : 0;
                    });
        } catch (UncheckedIOException e) {
            throw new IOException("the truth cannot be written", e.getCause());
        }
        progress.at(1, counts[0]);
        Summary summary = new Summary(
                plan.world().name(),
                plan.days(),
                plan.seed(),
                plan.end(),
                plan.playback(),
                ParameterFile.standard().sha256(),
                counts[0],
                (int) counts[1],
                (int) counts[2]);
        Files.writeString(folder.resolve(SUMMARY), ContractJson.text(summary) + "\n");
        return summary;
    }

    private static double fraction(Window window, long at) {
        return (at - window.start()) / (double) (window.end() - window.start());
    }

    private static void append(BufferedWriter truths, Truth truth) {
        try {
            truths.write(truth.line());
            truths.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
