// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.doctor;

import com.sun.management.OperatingSystemMXBean;
import io.evenhand.standalone.process.Postgres;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What the machine offers.
 *
 * @param java the feature version of the Java that runs
 * @param memoryBytes memory of the machine, or of the container
 * @param openFiles how many files one process may have open; {@link Long#MAX_VALUE} where that is not limited or not known
 * @param root whether this is the superuser
 * @param namespaces whether this user may run PostgreSQL, which root may in a user namespace of its own only
 */
public record Machine(int java, long memoryBytes, long openFiles, boolean root, boolean namespaces) {
    private static final Path LIMITS = Path.of("/proc/self/limits");
    private static final String OPEN_FILES = "Max open files";

    /** This one. */
    public static Machine here() {
        long memory =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
        boolean root = "root".equals(System.getProperty("user.name"));
        return new Machine(Runtime.version().feature(), memory, openFilesHere(), root, Postgres.mayRunHere());
    }

    private static long openFilesHere() {
        try {
            return openFiles(Files.readAllLines(LIMITS));
        } catch (IOException e) {
            return Long.MAX_VALUE;
        }
    }

    /** The soft limit in what Linux says about a process. */
    static long openFiles(List<String> limits) {
        return limits.stream()
                .filter(line -> line.startsWith(OPEN_FILES))
                .map(line -> line.substring(OPEN_FILES.length()).strip().split("\\s+", 2)[0])
                .filter(soft -> !soft.equals("unlimited"))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElse(Long.MAX_VALUE);
    }
}
