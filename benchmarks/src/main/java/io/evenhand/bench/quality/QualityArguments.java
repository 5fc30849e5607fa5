// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.quality;

import io.evenhand.simulator.World;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the command line asks for.
 *
 * @param trainingOwners how many owners the learned models are trained on; 0 for no such models
 * @param stressOwners how many owners there are in each series of a stress world
 * @param operators how many operators are played at most at each cell of the adversary's grid; 0 for no adversary
 * @param reacting how many owners there are among whom sellers react to being limited; 0 for no such play
 */
record QualityArguments(
        QualityPlan plan,
        int trainingOwners,
        int stressOwners,
        int operators,
        int reacting,
        List<World> worlds,
        Path out) {
    private static final Map<String, String> DEFAULTS = Map.ofEntries(
            Map.entry("--owners", "100000"),
            Map.entry("--stress", "20000"),
            Map.entry("--train", "300000"),
            Map.entry("--grid", "8"),
            Map.entry("--comebacks", "200000"),
            Map.entry("--days", "270"),
            Map.entry("--seeds", "1"),
            Map.entry("--worlds", "all"),
            Map.entry("--threads", "2"),
            Map.entry("--playback", "1"),
            Map.entry("--out", "target/quality"));
    static final String USAGE = """
            usage: benchmarks/run quality [OPTION VALUE]...
              --owners    owners in each series of worlds 0 and 1, those counted only included (100000)
              --stress    owners in each series of a stress world; where all are hosts 15000 prove 20 in 100000 (20000)
              --train     owners that the learned models are trained on, 0 for no such models (300000)
              --grid      most operators at each cell of the adversary's grid, 0 for no adversary (8)
              --comebacks owners of world 0 among whom sellers react to being limited, 0 for no such play (200000)
              --days      days of each series (270)
              --seeds     one series each (1)
              --worlds    names with commas between (all but the demonstration's, world 0 first)
              --threads   (2)
              --playback  part of the playbacks that is simulated (1)
              --out       folder of quality.html and quality.json (target/quality)""";

    static QualityArguments parse(String... args) {
        Map<String, String> values = new TreeMap<>(DEFAULTS);
        for (int i = 0; i < args.length; i += 2) {
            if (!DEFAULTS.containsKey(args[i])) {
                throw new IllegalArgumentException("there is no option " + args[i]);
            }
            if (i + 1 == args.length) {
                throw new IllegalArgumentException("nothing follows " + args[i]);
            }
            values.put(args[i], args[i + 1]);
        }
        QualityPlan plan = new QualityPlan(
                number(values, "--owners"),
                number(values, "--days"),
                Stream.of(value(values, "--seeds").split(","))
                        .map(Long::valueOf)
                        .toList(),
                number(values, "--threads"),
                Double.parseDouble(value(values, "--playback")));
        return new QualityArguments(
                plan,
                number(values, "--train"),
                number(values, "--stress"),
                number(values, "--grid"),
                number(values, "--comebacks"),
                worlds(value(values, "--worlds")),
                Path.of(value(values, "--out")));
    }

    /** The plan of a world: stress worlds consist of lookalikes, so fewer owners say as much. */
    QualityPlan planOf(World world) {
        return world.name().startsWith("stress") ? plan.with(stressOwners) : plan;
    }

    private static List<World> worlds(String names) {
        Stream<String> wanted = names.equals("all")
                ? World.names().stream().filter(name -> !name.equals(World.DEMO.name()))
                : Stream.of(names.split(","));
        return wanted.map(World::named).toList();
    }

    private static int number(Map<String, String> values, String option) {
        return Integer.parseInt(value(values, option));
    }

    private static String value(Map<String, String> values, String option) {
        String value = values.get(option);
        if (value == null) {
            throw new IllegalArgumentException("missing " + option);
        }
        return value;
    }
}
