// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.throughput;

import io.evenhand.bench.edge.Restrictions;
import io.evenhand.bench.program.Options;
import io.evenhand.bench.results.Sheet;
import io.evenhand.contract.json.ContractJson;
import io.evenhand.contract.policy.CompactBody;
import io.evenhand.contract.policy.Snapshot;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Q31: what accounts cost as they become more: scoring's state and the time of a snapshot of it, and the feed's snapshot of
 * as many restricted accounts; and what one account costs that reports more and more within one week.
 *
 * <p>An account is small as most are: made, one key, one viewer, one playback, evaluated. The state is all that a complete
 * snapshot holds.
 */
public final class Growth {
    private final Sheet sheet = Sheet.of("Q31");
    private final Path folder;
    private final String heap;

    private Growth(Path folder, String heap) {
        this.folder = folder;
        this.heap = heap;
    }

    /**
     * {@code [--accounts 10000,100000] [--hot 100000,1000000] [--restricted 10000,100000] [--heap 4g] [--folder target/growth]}.
     */
    @SuppressWarnings("SystemOut") // a command's output
    public static void main(String[] arguments) throws Exception {
        Locale.setDefault(Locale.ROOT);
        Options given = Options.orExit(arguments, List.of("--accounts", "--hot", "--restricted", "--heap", "--folder"));
        Path folder = Files.createDirectories(Path.of(given.text("--folder", "target/growth")))
                .toAbsolutePath();
        System.out.println("java " + System.getProperty("java.version") + ", commit "
                + System.getProperty("evenhand.commit", "unknown") + ", load "
                + ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        Growth growth = new Growth(folder, given.text("--heap", "4g"));
        for (int accounts : given.numbers("--accounts", "10000,100000")) {
            growth.measured("accounts", accounts, workload -> workload.synthetic(accounts));
        }
        for (int events : given.numbers("--hot", "100000,1000000")) {
            growth.measured("events of one account", events, workload -> workload.hot(events));
        }
        for (int restricted : given.numbers("--restricted", "10000,100000")) {
            growth.feed(restricted);
        }
        growth.sheet.write();
    }

    private interface Filling {
        long fill(Workload workload) throws Exception;
    }

    private void measured(String what, int size, Filling filling) throws Exception {
        Path run = Files.createTempDirectory(folder, "run");
        try (Broker broker = Broker.start(run)) {
            long events;
            try (Workload workload = new Workload(broker.address())) {
                events = filling.fill(workload);
            }
            Measured.Plan plan =
                    Measured.Plan.scoring("hashmap", "hashmap", Measured.ownClassPath(), List.of("-Xmx" + heap));
            try (Measured scoring = Measured.start(plan, broker.address(), run)) {
                Measured.Result result = scoring.run(events);
                Measured.Checkpoint snapshot = Objects.requireNonNull(result.checkpoint());
                System.out.printf(
                        "%,d %s (%,d events): state %,d bytes, %,.1f each; snapshot in %,d ms; %.1f cpu-s, %.1f wall-s%n",
                        size,
                        what,
                        events,
                        snapshot.bytes(),
                        snapshot.bytes() / (double) size,
                        snapshot.millis(),
                        result.wholeCpuSeconds(),
                        result.wallSeconds());
                String of = String.format("%,d %s", size, what);
                sheet.ours("state, " + of, (double) snapshot.bytes(), "bytes");
                sheet.ours("a snapshot, " + of, (double) snapshot.millis(), "ms");
                sheet.ours("processor, " + of, result.wholeCpuSeconds(), "s of a processor");
            }
        }
    }

    private void feed(int restricted) throws Exception {
        Snapshot snapshot = new Snapshot(7, Restrictions.of(restricted, Instant.parse("2026-11-01T00:00:00Z")));
        int json = ContractJson.bytes(snapshot).length;
        int compact = CompactBody.of(snapshot).length;
        System.out.printf(
                "%,d restricted: the feed's snapshot %,d bytes as JSON, %.1f each; %,d compact, %.1f each%n",
                restricted, json, json / (double) restricted, compact, compact / (double) restricted);
        sheet.ours(String.format("feed of %,d restricted, JSON", restricted), json, "bytes");
        sheet.ours(String.format("feed of %,d restricted, compact", restricted), compact, "bytes");
    }
}
