// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.program;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Measures by the processor time and the allocation of the one thread that asks; the best batch of many counts. */
public final class Meter {
    private static final ThreadMXBean THREAD = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static long sink;

    private Meter() {}

    /** Asks for the question of this number. */
    public interface Question {
        long ask(int number);
    }

    /**
     * What was measured.
     *
     * @param nanos of the processor for a question, in the best batch
     * @param bytes allocated for a question
     */
    public record Reading(double nanos, long bytes) {}

    /** @param questions a power of two: how many different questions there are */
    public static Reading read(Question question, int questions, int batch, double seconds) {
        long until = System.nanoTime() + (long) (seconds * 1e9);
        double best = Double.MAX_VALUE;
        long bytes = Long.MAX_VALUE;
        long sum = 0;
        int at = 0;
        while (System.nanoTime() < until) {
            long allocated = THREAD.getCurrentThreadAllocatedBytes();
            long cpu = THREAD.getCurrentThreadCpuTime();
            for (int i = 0; i < batch; i++) {
                sum += question.ask(at++ & (questions - 1));
            }
            best = Math.min(best, (double) (THREAD.getCurrentThreadCpuTime() - cpu) / batch);
            bytes = Math.min(bytes, (THREAD.getCurrentThreadAllocatedBytes() - allocated) / batch);
        }
        sink += sum;
        return new Reading(best, bytes);
    }

    /** The bytes in use once everything unreachable is gone. */
    public static long heap() {
        Runtime runtime = Runtime.getRuntime();
        long used = Long.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            System.gc();
            used = Math.min(used, runtime.totalMemory() - runtime.freeMemory());
        }
        return used;
    }

    /** Counts an answer in that was measured elsewhere. */
    public static void keep(long answer) {
        sink += answer;
    }

    /** Keeps the compiler from dropping what nobody reads. */
    public static long answers() {
        return sink;
    }
}
