// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.fault;

import io.evenhand.standalone.process.Home;
import io.evenhand.standalone.process.PidFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Small disks under some folders of an installation, so that they can be filled without filling the machine's.
 *
 * <p>Where this user may mount, each is a tmpfs. Elsewhere nothing can be mounted, and a full disk is one that a running
 * process may write no further byte to (RLIMIT_FSIZE), which it sees as an error of every write that makes a file longer.
 */
final class SmallDisks implements AutoCloseable {
    private static final String FILLER = "filler";

    private final Home home;
    private final List<Path> mounted = new ArrayList<>();
    private final boolean mounts;

    SmallDisks(Home home) throws IOException, InterruptedException {
        this.home = home;
        boolean all = true;
        for (Disk disk : Disk.values()) {
            Path folder = home.folder(disk.folder);
            String size = "size=" + disk.megabytes + "m,mode=0700";
            all &= run("mount", "-t", "tmpfs", "-o", size, "tmpfs", folder.toString()) && mounted.add(folder);
        }
        mounts = all;
    }

    /** Takes away what a run that was cut off left mounted. */
    static void forget(Home home) throws InterruptedException {
        for (Disk disk : Disk.values()) {
            run("umount", home.var().resolve(disk.folder).toString());
        }
    }

    /** How a disk is filled here, for the report. */
    String how() {
        return mounts
                ? "a tmpfs of its own, filled to the last byte"
                : "no byte more for the running process (RLIMIT_FSIZE)";
    }

    void fill(Disk disk) throws IOException, InterruptedException {
        if (!mounts) {
            limit(disk, "0:unlimited");
            return;
        }
        byte[] block = new byte[4096];
        try (OutputStream out = Files.newOutputStream(filler(disk))) {
            while (true) {
                out.write(block);
            }
        } catch (IOException e) {
            // that was the last byte
        }
    }

    void clear(Disk disk) throws IOException, InterruptedException {
        if (mounts) {
            Files.deleteIfExists(filler(disk));
        } else {
            limit(disk, "unlimited:unlimited");
        }
    }

    private void limit(Disk disk, String limit) throws IOException, InterruptedException {
        var process = PidFile.of(home, disk.writer.word()).process();
        if (process.isPresent()) {
            run("prlimit", "--pid", Long.toString(process.get().pid()), "--fsize=" + limit);
        }
    }

    private Path filler(Disk disk) {
        return home.var().resolve(disk.folder).resolve(FILLER);
    }

    @Override
    public void close() throws IOException {
        for (Path folder : mounted) {
            try {
                run("umount", folder.toString());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Whether a command says that it succeeded; false also where there is no such command. */
    static boolean run(String... words) throws InterruptedException {
        try {
            return new ProcessBuilder(words)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
