// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.network;

import io.evenhand.asn.address.AddressReader;
import io.evenhand.asn.dataset.BroughtFiles;
import io.evenhand.asn.dataset.Checked;
import io.evenhand.asn.dataset.Checked.Strictness;
import io.evenhand.asn.dataset.Checked.World;
import io.evenhand.asn.dataset.RangeRow;
import io.evenhand.asn.mmdb.MmdbRows;
import io.evenhand.asn.mmdb.MmdbWriter;
import io.evenhand.asn.table.NetworkTable;
import io.evenhand.bench.program.Meter;
import io.evenhand.bench.results.Sheet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Q11: from an address, or its text, to the number of its autonomous system, beside the MaxMind reader, the IPAddress trie
 * and binary search on the same prefixes. Every contestant must give the same answer for every address asked.
 */
public final class NetworkBenchmark {
    private static final int PROBES = 1 << 17;
    private static final int BATCH = 1 << 14;
    private static final long SEED = 20261126;
    private static final double V4_NANOS = 25;
    private static final double V6_NANOS = 60;
    private static final double TEXT_NANOS = 250;
    private static final double MEGABYTES = 12;

    private final Sheet sheet = Sheet.of("Q11");
    private final double seconds;

    private NetworkBenchmark(double seconds) {
        this.seconds = seconds;
    }

    /** {@code [--seconds 3] FILE...}: files as {@code evenhand asn import} takes them, IPv4 before IPv6. */
    public static void main(String[] arguments) throws IOException {
        List<String> given = new ArrayList<>(Arrays.asList(arguments));
        int at = given.indexOf("--seconds");
        double seconds = at < 0 ? 3 : Double.parseDouble(given.get(at + 1));
        if (at >= 0) {
            given.subList(at, at + 2).clear();
        }
        if (given.isEmpty()) {
            System.err.println("name the files of ranges, IPv4 before IPv6");
            System.exit(2);
        }
        new NetworkBenchmark(seconds).run(rows(given.stream().map(Path::of).toList()));
    }

    private static Checked rows(List<Path> files) throws IOException {
        List<RangeRow> rows = new ArrayList<>();
        new BroughtFiles(files, Map.of(), new MmdbRows()).rows(rows::add);
        return Checked.of(rows, World.INTERNET, Strictness.LEAVE_OUT);
    }

    private void run(Checked checked) throws IOException {
        long[] build = new long[4];
        long begin = System.nanoTime();
        NetworkTable table = table(checked.rows());
        build[0] = System.nanoTime() - begin;
        begin = System.nanoTime();
        SortedArrays arrays = new SortedArrays(table);
        build[1] = System.nanoTime() - begin;
        begin = System.nanoTime();
        LibraryTrie trie = new LibraryTrie(table);
        build[2] = System.nanoTime() - begin;
        Path mmdb = Files.createTempFile("bench", ".mmdb");
        try {
            begin = System.nanoTime();
            MmdbWriter.write(mmdb, table, Instant.EPOCH, "benchmark", MmdbWriter.Aliases.NONE);
            build[3] = System.nanoTime() - begin;
            System.out.printf(
                    Locale.ROOT,
                    "java %s, commit %s, %,d ranges of %,d systems, left out %s, seed %d%n",
                    System.getProperty("java.version"),
                    System.getProperty("evenhand.commit", "unknown"),
                    checked.rows().size(),
                    checked.asns(),
                    checked.leftOut(),
                    SEED);
            System.out.println(
                    "| contestant | IPv4 random | IPv4 zipf | IPv6 random | IPv6 zipf | allocated, IPv4 / IPv6 |"
                            + " text to number, IPv4 / IPv6 | allocated | memory | build |");
            System.out.println("|---|---|---|---|---|---|---|---|---|---|");
            measure(table, new Poptries(table, new AddressReader()), build[0]);
            measure(table, arrays, build[1]);
            measure(table, trie, build[2]);
            measure(table, new MaxMindReader(mmdb, false), build[3]);
            measure(table, new MaxMindReader(mmdb, true), build[3]);
        } finally {
            Files.delete(mmdb);
        }
        System.out.println("answers summed up: " + Meter.answers());
        sheet.write();
    }

    private static NetworkTable table(List<RangeRow> rows) {
        NetworkTable.Builder builder = new NetworkTable.Builder();
        rows.forEach(row -> builder.add(row.range(), row.network()));
        return builder.build();
    }

    private void measure(NetworkTable table, Contestant contestant, long built) {
        Probes v4 = Probes.random(table, true, PROBES, SEED);
        Probes v6 = Probes.random(table, false, PROBES, SEED + 1);
        agree(table, contestant, v4);
        agree(table, contestant, v6);
        Meter.Reading v4Random = find(contestant, v4);
        Meter.Reading v4Zipf = find(contestant, v4.zipf(SEED));
        Meter.Reading v6Random = find(contestant, v6);
        Meter.Reading v6Zipf = find(contestant, v6.zipf(SEED));
        Meter.Reading v4Text = read(contestant, v4.zipf(SEED));
        Meter.Reading v6Text = read(contestant, v6.zipf(SEED));
        System.out.printf(
                Locale.ROOT,
                "| %s | %.1f | %.1f | %.1f | %.1f | %d / %d B | %.0f / %.0f | %d / %d B | %.1f MB | %,d ms |%n",
                contestant.name(),
                v4Random.nanos(),
                v4Zipf.nanos(),
                v6Random.nanos(),
                v6Zipf.nanos(),
                v4Random.bytes(),
                v6Random.bytes(),
                v4Text.nanos(),
                v6Text.nanos(),
                v4Text.bytes(),
                v6Text.bytes(),
                contestant.bytes() / 1e6,
                built / 1_000_000);
        boolean ours = contestant instanceof Poptries;
        keep(ours, "IPv4, random", contestant, v4Random.nanos(), "ns", 0);
        keep(ours, "IPv4, as traffic comes", contestant, v4Zipf.nanos(), "ns", V4_NANOS);
        keep(ours, "IPv6, random", contestant, v6Random.nanos(), "ns", 0);
        keep(ours, "IPv6, as traffic comes", contestant, v6Zipf.nanos(), "ns", V6_NANOS);
        keep(ours, "IPv4, from text", contestant, v4Text.nanos(), "ns", TEXT_NANOS);
        keep(ours, "IPv6, from text", contestant, v6Text.nanos(), "ns", TEXT_NANOS);
        keep(ours, "memory", contestant, contestant.bytes() / 1e6, "MB", MEGABYTES);
    }

    /** @param wanted of ours, at most; 0 if nothing was promised */
    private void keep(boolean ours, String what, Contestant contestant, double value, String unit, double wanted) {
        String who = contestant.name();
        sheet.add(what, who, value, unit);
        if (ours && wanted > 0) {
            sheet.atMost(wanted);
        }
    }

    private Meter.Reading find(Contestant contestant, Probes probes) {
        return Meter.read(i -> contestant.find(probes.at(i)), probes.size(), BATCH, seconds);
    }

    /** From bytes for ours, from a string for whoever cannot read bytes. */
    private Meter.Reading read(Contestant contestant, Probes probes) {
        if (contestant instanceof Poptries) {
            byte[][] bytes = probes.bytes();
            return Meter.read(i -> contestant.read(bytes[i]), bytes.length, BATCH, seconds);
        }
        String[] texts = probes.texts();
        return Meter.read(i -> contestant.read(texts[i]), texts.length, BATCH, seconds);
    }

    private static void agree(NetworkTable table, Contestant contestant, Probes probes) {
        probes.all().forEach(address -> {
            var wanted = table.find(address);
            long asn = wanted == null ? 0 : wanted.asn();
            boolean withinSubnet = !address.v4() && contestant instanceof SortedArrays;
            if (!withinSubnet && (contestant.find(address) != asn || contestant.read(address.text()) != asn)) {
                throw new IllegalStateException(contestant.name() + " gives another answer");
            }
        });
    }
}
