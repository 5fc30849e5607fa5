// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.terminal;

import io.evenhand.standalone.process.Supervisor;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** What a person who waits sees: a moving bar on a terminal, plain lines elsewhere. */
public final class Terminal implements Supervisor.Narrator {
    private static final int BAR_WIDTH = 30;
    private static final Duration PLAIN_PAUSE = Duration.ofSeconds(5);

    private final PrintStream out;
    private final boolean moving;
    private long lastPlainNanos;
    private boolean onBar;

    /** @param moving whether {@code out} is a terminal on which a line can be written again */
    public Terminal(PrintStream out, boolean moving) {
        this.out = out;
        this.moving = moving;
        this.lastPlainNanos = System.nanoTime() - PLAIN_PAUSE.toNanos();
    }

    /** The standard error stream; the launcher says whether it is a terminal. */
    public static Terminal standard() {
        return new Terminal(System.err, "1".equals(System.getenv("EVENHAND_TTY")));
    }

    /** A line of its own. */
    public synchronized void line(String text) {
        endBar();
        out.println(text);
    }

    /**
     * How far long work has come.
     *
     * @param fraction from 0 to 1
     * @param detail a few words such as a count
     */
    public synchronized void progress(String what, double fraction, String detail) {
        double bounded = Math.max(0, Math.min(1, fraction));
        if (moving) {
            int filled = (int) Math.round(bounded * BAR_WIDTH);
            out.print("\r" + what + " [" + "#".repeat(filled) + ".".repeat(BAR_WIDTH - filled) + "] " + percent(bounded)
                    + " " + detail + "\033[K");
            out.flush();
            onBar = true;
            if (bounded >= 1) {
                endBar();
            }
        } else if (bounded >= 1 || System.nanoTime() - lastPlainNanos > PLAIN_PAUSE.toNanos()) {
            lastPlainNanos = System.nanoTime();
            out.println(what + ": " + percent(bounded) + ", " + detail);
        }
    }

    @Override
    public void starting(String name) {
        if (moving) {
            progress("starting " + name, 0, "");
        }
    }

    @Override
    public synchronized void started(String name, Duration after) {
        onBar = false;
        String seconds = String.format(Locale.ROOT, "%.1f s", after.toMillis() / 1000.0);
        out.println((moving ? "\r\033[K" : "") + "started " + name + " in " + seconds);
    }

    @Override
    public void restarting(String name, int exitStatus, Duration pause) {
        line(name + " ended with status " + exitStatus + "; it starts again in " + pause.toSeconds() + " s");
    }

    private void endBar() {
        if (onBar) {
            out.println();
            onBar = false;
        }
    }

    private static String percent(double fraction) {
        return Math.round(fraction * 100) + " %";
    }
}
