// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.fault;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.evenhand.contract.clock.DemonstrationClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Makes a fault happen to a scene, and waits until it is over. */
final class Injector {
    private static final Duration APPEARS_WITHIN = Duration.ofSeconds(60);

    /** The account that a damaged row of the outbox is about. */
    static final String NOBODY = "nobody-at-all";

    private final Scene scene;
    private final SmallDisks disks;
    private final Random random;

    Injector(Scene scene, SmallDisks disks, long seed) {
        this.scene = scene;
        this.disks = disks;
        this.random = new Random(seed);
    }

    /** False if there was nothing to which it could happen. */
    boolean inject(Fault fault) throws IOException, InterruptedException {
        if (fault instanceof Fault.Kill kill) {
            return kill(kill.part());
        } else if (fault instanceof Fault.Restart restart) {
            return restart(restart.part());
        } else if (fault instanceof Fault.Pause pause) {
            return pause(pause);
        } else if (fault instanceof Fault.Cut cut) {
            scene.wire(cut.link()).cut();
            last(cut);
            scene.wire(cut.link()).mend();
        } else if (fault instanceof Fault.Delay delay) {
            scene.wire(delay.link()).delay(delay.by());
            last(delay);
            scene.wire(delay.link()).mend();
        } else if (fault instanceof Fault.FullDisk full) {
            disks.fill(full.disk());
            last(full);
            disks.clear(full.disk());
        } else if (fault instanceof Fault.SkewedClock skew) {
            return skew(skew);
        } else if (fault instanceof Fault.CorruptCheckpoint) {
            return kill(Part.SCORING) && corruptCheckpoint();
        } else if (fault instanceof Fault.CorruptFeedFile feed) {
            return kill(feed.edge()) && corruptFeed(feed.edge());
        } else if (fault instanceof Fault.CorruptOutbox) {
            return corruptOutbox();
        }
        return true;
    }

    /** One that is being started again is waited for. */
    private Optional<ProcessHandle> process(Part part) throws InterruptedException {
        long end = System.nanoTime() + APPEARS_WITHIN.toNanos();
        while (scene.process(part).isEmpty() && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        return scene.process(part);
    }

    private boolean kill(Part part) throws InterruptedException {
        Optional<ProcessHandle> process = process(part);
        process.ifPresent(found -> {
            found.destroyForcibly();
            found.onExit().join();
        });
        return process.isPresent();
    }

    private boolean restart(Part part) throws InterruptedException {
        Optional<ProcessHandle> process = process(part);
        process.ifPresent(found -> {
            found.destroy();
            found.onExit()
                    .orTimeout(30, TimeUnit.SECONDS)
                    .exceptionally(late -> null)
                    .join();
            found.destroyForcibly();
        });
        return process.isPresent();
    }

    private boolean pause(Fault.Pause pause) throws InterruptedException {
        Optional<ProcessHandle> process = process(pause.part());
        if (process.isEmpty()) {
            return false;
        }
        List<String> family = new ArrayList<>();
        family.add(Long.toString(process.get().pid()));
        process.get().descendants().forEach(child -> family.add(Long.toString(child.pid())));
        String pids = String.join(" ", family);
        SmallDisks.run("sh", "-c", "kill -STOP " + pids);
        last(pause);
        // one that has ended since is no reason to leave the others stopped
        for (String pid : family) {
            SmallDisks.run("sh", "-c", "kill -CONT " + pid);
        }
        return true;
    }

    private boolean skew(Fault.SkewedClock skew) throws IOException, InterruptedException {
        Path file = scene.clock(skew.edge()).resolve(DemonstrationClock.FILE);
        Files.writeString(file, "1\n", US_ASCII);
        last(skew);
        Files.writeString(file, "0\n", US_ASCII);
        return restart(skew.edge());
    }

    private boolean corruptCheckpoint() throws IOException {
        return damageNewest(scene.home().folder("checkpoints"), "_metadata", 3);
    }

    private boolean corruptFeed(Part edge) throws IOException {
        Path feed = scene.home().folder(edge.word()).resolve("feed");
        boolean snapshot = damageNewest(feed, "snapshot-", 1);
        boolean deltas = damageNewest(feed, "deltas-", 1);
        return snapshot || deltas;
    }

    /** Changes bytes in the middle of the newest file whose name begins like this. */
    private boolean damageNewest(Path folder, String name, int depth) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        Optional<Path> newest;
        try (Stream<Path> files = Files.walk(folder, depth)) {
            newest = files.filter(file -> file.getFileName().toString().startsWith(name))
                    .max(Comparator.comparing(file -> file.toFile().lastModified()));
        }
        if (newest.isEmpty()) {
            return false;
        }
        byte[] bytes = Files.readAllBytes(newest.get());
        for (int i = 0; i < 16 && bytes.length > 0; i++) {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 + random.nextInt(255));
        }
        Files.write(newest.get(), bytes);
        return true;
    }

    /** A database that is away itself is waited for. */
    private boolean corruptOutbox() throws InterruptedException {
        long end = System.nanoTime() + APPEARS_WITHIN.toNanos();
        while (System.nanoTime() < end) {
            if (damageOutbox()) {
                return true;
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        return false;
    }

    private boolean damageOutbox() {
        try (Connection ledger = LedgerReading.open(scene);
                Statement statement = ledger.createStatement()) {
            statement.executeUpdate("insert into outbox (kind, account, payload, at) values ('INTERVENTION', '" + NOBODY
                    + "', '{\"id\":\"dam', now())");
            statement.executeUpdate("update outbox set sent_at = null where id in (select id from outbox where "
                    + "kind = 'INTERVENTION' and sent_at is not null order by id desc limit 3)");
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    private static void last(Fault fault) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(fault.lasts().toMillis());
    }
}
