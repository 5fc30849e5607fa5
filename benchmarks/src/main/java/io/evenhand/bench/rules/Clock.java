// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.rules;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/** Measures a contestant by the processor time and the allocation of the one thread that asks it. */
final class Clock {
    private static final ThreadMXBean THREAD = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int ROUNDS = 7;

    private Clock() {}

    /**
     * What was measured.
     *
     * @param perCpuSecond verdicts in a second of a processor; the median of the rounds after the first two
     * @param bytes allocated for a verdict
     */
    record Reading(double perCpuSecond, long bytes) {}

    static Reading read(Contestant contestant, int subjects, double seconds) {
        double[] rates = new double[ROUNDS];
        long bytes = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long cpu = THREAD.getCurrentThreadCpuTime();
            long allocated = THREAD.getCurrentThreadAllocatedBytes();
            long until = cpu + (long) (seconds * 1e9);
            long asked = 0;
            int fired = 0;
            while (THREAD.getCurrentThreadCpuTime() < until) {
                for (int i = 0; i < subjects; i++) {
                    fired += contestant.fired(i).size();
                }
                asked += subjects;
            }
            if (fired < 0) {
                throw new IllegalStateException("the compiler must not drop what nobody reads");
            }
            rates[round] = asked * 1e9 / (THREAD.getCurrentThreadCpuTime() - cpu);
            bytes = (THREAD.getCurrentThreadAllocatedBytes() - allocated) / asked;
        }
        double[] late = Arrays.copyOfRange(rates, 2, ROUNDS);
        Arrays.sort(late);
        return new Reading(late[late.length / 2], bytes);
    }
}
