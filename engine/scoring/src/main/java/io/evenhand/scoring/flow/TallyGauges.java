// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.flow;

import io.evenhand.contract.event.DeadLetterReason;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;

/**
 * The counts of a {@link Tally} as Flink's metrics, for clusters whose processes have a reporter of their own.
 *
 * <p>A tally belongs to a process and not to a subtask, so one subtask of each process shows it.
 */
final class TallyGauges {
    private final Tally tally;
    private boolean isMine;

    TallyGauges(Tally tally) {
        this.tally = tally;
    }

    /** Shows the counts in this group, unless another subtask of the process does. */
    void open(MetricGroup subtask) {
        isMine = tally.claim();
        if (!isMine) {
            return;
        }
        MetricGroup group = subtask.addGroup("evenhand").addGroup("scoring");
        for (Tally.Count count : tally.counts()) {
            group.gauge(count.name() + "_total", (Gauge<Long>) count.value()::sum);
        }
        for (DeadLetterReason reason : DeadLetterReason.values()) {
            group.addGroup("reason", reason.wire())
                    .gauge("dead_letters_total", (Gauge<Long>) tally.deadLetters(reason)::sum);
        }
        group.gauge("watermark_millis", (Gauge<Long>) tally.watermark::get);
    }

    void close() {
        if (isMine) {
            tally.release();
            isMine = false;
        }
    }
}
