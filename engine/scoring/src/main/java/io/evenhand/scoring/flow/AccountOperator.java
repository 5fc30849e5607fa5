// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.flow;

import io.evenhand.contract.assessment.Assessment;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;

/**
 * Runs {@link AccountProcess} and tells it where bounded input ends.
 *
 * <p>At the end of bounded input Flink sends a last watermark beyond all time, on which weekly timers would re-arm
 * themselves for ever; the watermark before it says which weeks really ended.
 */
final class AccountOperator extends KeyedProcessOperator<String, AccountInput, Assessment> {
    private static final long serialVersionUID = 1L;

    private final AccountProcess process;
    private long last = Long.MIN_VALUE;

    AccountOperator(AccountProcess process) {
        super(process);
        this.process = process;
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        if (mark.getTimestamp() == Long.MAX_VALUE) {
            process.endAt(last == Long.MIN_VALUE ? last : Lateness.horizon(last));
        } else {
            last = mark.getTimestamp();
            process.passed(last);
        }
        super.processWatermark(mark);
    }
}
