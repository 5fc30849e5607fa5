// SPDX-License-Identifier: Apache-2.0
package io.evenhand.intake.adapter;

import io.evenhand.contract.id.AccountId;
import java.time.Instant;

/** One program's webhook: a pure function from its report to at most one event; safe to call from several threads. */
@FunctionalInterface
public interface Webhook {
    /**
     * Reads a report.
     *
     * @param json the report's JSON, without a poster or anything else that came with it
     * @param account the account that the sender's key stands for
     * @param receivedAt the receiver's clock: the time of the event where the program does not tell one
     */
    WebhookReading read(byte[] json, AccountId account, Instant receivedAt);
}
