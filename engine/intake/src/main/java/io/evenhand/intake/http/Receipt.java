// SPDX-License-Identifier: Apache-2.0
package io.evenhand.intake.http;

import io.evenhand.contract.event.DeadLetterReason;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** What became of one request's events, in numbers; the answer to its caller. */
final class Receipt {
    private final Map<DeadLetterReason, Integer> reasons = new EnumMap<>(DeadLetterReason.class);
    private int accepted;
    private int deadLettered;
    private int droppedFields;
    private int ignored;

    void accept(int dropped) {
        accepted++;
        droppedFields += dropped;
    }

    void deadLetter(DeadLetterReason reason) {
        deadLettered++;
        reasons.merge(reason, 1, Integer::sum);
    }

    void drop(int fields) {
        droppedFields += fields;
    }

    /** A well-formed report of something that is no event of ours. */
    void ignore() {
        ignored++;
    }

    int accepted() {
        return accepted;
    }

    int droppedFields() {
        return droppedFields;
    }

    Map<DeadLetterReason, Integer> reasons() {
        return reasons;
    }

    Map<String, Object> json() {
        Map<String, Integer> byReason = new LinkedHashMap<>();
        reasons.forEach((reason, count) -> byReason.put(reason.wire(), count));
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("accepted", accepted);
        out.put("deadLettered", deadLettered);
        out.put("droppedFields", droppedFields);
        out.put("reasons", byReason);
        if (ignored > 0) {
            out.put("ignored", ignored);
        }
        return out;
    }
}
