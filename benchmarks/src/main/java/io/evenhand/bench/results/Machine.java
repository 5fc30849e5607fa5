// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.results;

import java.lang.management.ManagementFactory;

/**
 * Where a run took place, as far as it matters to its figures; it has no name.
 *
 * @param memoryMiB of the whole machine
 * @param load the average of the minute before the run; negative if it is not known
 */
public record Machine(int processors, long memoryMiB, String java, double load) {
    private static final double HUNDRED = 100;

    /** This machine now. */
    static Machine here() {
        var system = ManagementFactory.getOperatingSystemMXBean();
        long bytes = system instanceof com.sun.management.OperatingSystemMXBean known ? known.getTotalMemorySize() : 0;
        return new Machine(
                system.getAvailableProcessors(),
                bytes >> 20,
                System.getProperty("java.version"),
                Math.round(system.getSystemLoadAverage() * HUNDRED) / HUNDRED);
    }
}
