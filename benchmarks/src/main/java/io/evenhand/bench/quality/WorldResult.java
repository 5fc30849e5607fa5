// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.quality;

import io.evenhand.simulator.truth.Evaluation;
import io.evenhand.simulator.truth.Judged;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Everything measured in one world.
 *
 * @param accounts the accounts that were simulated
 * @param counted by archetype, innocent owners who share with too few people to be looked at: counted, not simulated
 * @param end until when the accounts were watched
 */
record WorldResult(String world, List<Course.Account> accounts, Map<String, Integer> counted, Instant end) {

    List<Judged> judged() {
        return accounts.stream().map(Course.Account::judged).toList();
    }

    Evaluation evaluation() {
        return Evaluation.of(judged(), end, further());
    }

    /** How many innocent owners were counted and not simulated. */
    int further() {
        return counted.values().stream().mapToInt(Integer::intValue).sum();
    }
}
