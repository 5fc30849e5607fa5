// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.io;

import io.evenhand.scoring.flow.Tally;
import java.io.PrintStream;
import java.util.Locale;

/** Shows how far a bounded run is: a bar on a terminal, a plain line every few seconds elsewhere. */
final class Progress {
    private static final int WIDTH = 30;
    private static final long TERMINAL_MILLIS = 200;
    private static final long PLAIN_MILLIS = 5_000;

    private final Tally tally;
    private final long bytes;
    private final PrintStream out;
    private final boolean terminal;
    private final Thread thread;

    private Progress(Tally tally, long bytes, PrintStream out, boolean terminal) {
        this.tally = tally;
        this.bytes = bytes;
        this.out = out;
        this.terminal = terminal;
        this.thread = new Thread(this::show, "progress");
        thread.setDaemon(true);
    }

    /** Shows the progress of reading {@code bytes} until closed. */
    static Progress start(Tally tally, long bytes, PrintStream out, boolean terminal) {
        Progress progress = new Progress(tally, bytes, out, terminal);
        progress.thread.start();
        return progress;
    }

    private void show() {
        try {
            while (true) {
                Thread.sleep(terminal ? TERMINAL_MILLIS : PLAIN_MILLIS);
                print();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void print() {
        int percent = bytes == 0 ? 100 : (int) Math.min(100, tally.bytesRead.sum() * 100 / bytes);
        String figures = String.format(
                Locale.ROOT,
                "%3d %%  %,d events  %,d accounts  %,d assessments",
                percent,
                tally.events.sum(),
                tally.accounts.sum(),
                tally.assessments.sum());
        if (terminal) {
            int full = percent * WIDTH / 100;
            out.print("\r[" + "#".repeat(full) + " ".repeat(WIDTH - full) + "] " + figures);
            out.flush();
        } else {
            out.println("scoring " + figures);
        }
    }

    void close() {
        thread.interrupt();
        if (terminal) {
            print();
            out.println();
        }
    }
}
