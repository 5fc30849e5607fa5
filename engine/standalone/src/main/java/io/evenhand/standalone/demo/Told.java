// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.demo;

import java.io.PrintStream;
import java.util.Locale;

/** How a story is printed: who does what, where it can be looked at, and what they see. */
final class Told {
    private static final int LINES_MAX = 14;

    private final PrintStream out;
    private int step;

    Told(PrintStream out) {
        this.out = out;
    }

    void chapter(String title) {
        step = 0;
        out.println();
        out.println("== " + title + " ==");
    }

    /** One step. */
    void step(String who, String does) {
        out.println();
        out.printf(Locale.ROOT, "%2d. %s: %s%n", ++step, who, does);
    }

    void link(String what, Object address) {
        out.println("    " + what + ": " + address);
    }

    /** What somebody reads, cut where it gets long. */
    void seen(String text) {
        String[] lines = text.strip().lines().filter(line -> !line.isBlank()).toArray(String[]::new);
        for (int i = 0; i < Math.min(lines.length, LINES_MAX); i++) {
            out.println("    | " + lines[i].stripTrailing());
        }
        if (lines.length > LINES_MAX) {
            out.println("    | ... and " + (lines.length - LINES_MAX) + " lines more");
        }
    }

    void mail(Mail mail) {
        out.println("    mail to " + mail.to() + ", \"" + mail.subject() + "\":");
        seen(mail.text());
    }

    void note(String text) {
        out.println("    " + text);
    }
}
