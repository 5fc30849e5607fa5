// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.quality;

import java.io.PrintStream;
import java.util.Locale;

/** How far a long computation is: a bar that redraws itself on a terminal, a line now and then elsewhere. */
final class Progress {
    private static final long NANOS = 1_000_000_000L;
    private static final int WIDTH = 30;

    private final PrintStream out;
    private final boolean terminal;
    private String what = "";
    private int of;
    private int done;
    private long startedAt;
    private long toldAt;

    Progress(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    synchronized void start(String title, int steps) {
        what = title;
        of = Math.max(1, steps);
        done = 0;
        startedAt = System.nanoTime();
        toldAt = startedAt;
    }

    synchronized void step() {
        done++;
        long now = System.nanoTime();
        if (now - toldAt > (terminal ? NANOS / 5 : 20 * NANOS)) {
            toldAt = now;
            tell(now);
        }
    }

    synchronized void end() {
        tell(System.nanoTime());
        if (terminal) {
            out.println();
        }
    }

    private void tell(long now) {
        double part = Math.min(1, (double) done / of);
        double seconds = (now - startedAt) / (double) NANOS;
        long left = part > 0 ? Math.round(seconds * (1 - part) / part) : 0;
        String numbers = String.format(Locale.ROOT, "%s  %d of %d, %.0f s, %d s left", what, done, of, seconds, left);
        if (terminal) {
            int filled = (int) Math.round(part * WIDTH);
            out.print("\r[" + "#".repeat(filled) + " ".repeat(WIDTH - filled) + "] " + numbers + "   ");
            out.flush();
        } else {
            out.println(numbers);
        }
    }
}
