// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What waits for people: cases or appeals, the oldest deadline first.
 *
 * @param pinned why edges hear nothing new, or empty
 */
public record QueueView(
        PageView page, String empty, @Nullable HeldView held, String pinned, List<Row> rows) {
    public QueueView {
        rows = List.copyOf(rows);
    }

    /**
     * One thing that waits.
     *
     * @param href where it is handled
     * @param account whom it is about
     * @param what what it is, in words
     * @param why what it rests on: points, or codes of reasons
     * @param since when it began to wait
     * @param waited the same as a distance from now
     * @param clock what is due when, in words
     * @param late whether the clock ran out
     * @param barred why the reader may not decide it, or empty
     */
    public record Row(
            String href,
            String account,
            String what,
            String why,
            TimeView since,
            String waited,
            String clock,
            boolean late,
            String barred) {}
}
