// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.quality;

import io.evenhand.simulator.World;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/** What the command line asks for. */
record QualityArguments(QualityPlan plan, int trainingOwners, List<World> worlds, Path out) {
    static final String USAGE = """
            usage: benchmarks/run quality [--owners N] [--days D] [--seeds 1,2,...] [--worlds 0,1,...] [--threads T] [--out DIR]
              --owners   owners in each series, those counted only included; 100000 unless said otherwise
              --train    owners that the learned models are trained on; as many as --owners; 0 for no learned models
              --days     270
              --seeds    one series each; 1
              --worlds   all
              --threads  2
              --out      target/quality""";

    static QualityArguments parse(String... args) {
        int owners = 100_000;
        int training = -1;
        int days = 270;
        int threads = 2;
        List<Long> seeds = List.of(1L);
        List<World> worlds = List.of(World.named("0"));
        Path out = Path.of("target", "quality");
        Deque<String> rest = new ArrayDeque<>(List.of(args));
        while (!rest.isEmpty()) {
            String option = rest.pop();
            if (rest.isEmpty()) {
                throw new IllegalArgumentException("nothing follows " + option);
            }
            String value = rest.pop();
            switch (option) {
                case "--owners" -> owners = Integer.parseInt(value);
                case "--train" -> training = Integer.parseInt(value);
                case "--days" -> days = Integer.parseInt(value);
                case "--threads" -> threads = Integer.parseInt(value);
                case "--seeds" ->
                    seeds = Stream.of(value.split(",")).map(Long::valueOf).toList();
                case "--worlds" ->
                    worlds = Stream.of(value.split(",")).map(World::named).toList();
                case "--out" -> out = Path.of(value);
                default -> throw new IllegalArgumentException("there is no option " + option);
            }
        }
        return new QualityArguments(
                new QualityPlan(owners, days, seeds, threads), training < 0 ? owners : training, worlds, out);
    }
}
