// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

/** The answer to one ground of an appeal. */
public record AnswerRow(String ground, Result result, String words) {
    /** Whether the ground was right. */
    public enum Result {
        ACCEPTED,
        PARTLY,
        REJECTED
    }
}
