// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.event;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line that did not become an event, kept so that nothing is lost and shown so that nothing leaks.
 *
 * @param reason why
 * @param field the field at fault, or null where the line as a whole is
 * @param receivedAt the receiver's clock
 * @param sha256 of the whole line in lower-case hexadecimal: finds the original at its producer
 * @param raw at most 512 bytes of the line, with only the well-formed values of known fields
 */
public record DeadLetter(
        DeadLetterReason reason, @Nullable String field, Instant receivedAt, String sha256, String raw) {
    public DeadLetter {
        requireNonNull(reason, "reason");
        requireNonNull(receivedAt, "receivedAt");
        requireNonNull(sha256, "sha256");
        requireNonNull(raw, "raw");
    }
}
