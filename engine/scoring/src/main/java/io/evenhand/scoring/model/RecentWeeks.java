// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.model;

import io.evenhand.contract.assessment.Persistence;

/**
 * In which of the last weekly evaluations an account stood out.
 *
 * @param bits the latest in the lowest bit
 * @param count how many evaluations are remembered, at most {@value #MEMORY}
 */
public record RecentWeeks(int bits, int count) {
    static final int MEMORY = 4;
    static final RecentWeeks NONE = new RecentWeeks(0, 0);

    private static final int MASK = (1 << MEMORY) - 1;

    /** With one more evaluation. */
    RecentWeeks then(boolean stoodOut) {
        return new RecentWeeks(((bits << 1) | (stoodOut ? 1 : 0)) & MASK, Math.min(MEMORY, count + 1));
    }

    /** Without the latest evaluation, which is being made again. */
    RecentWeeks withoutLatest() {
        return new RecentWeeks(bits >>> 1, Math.max(0, count - 1));
    }

    Persistence persistence() {
        return new Persistence(Integer.bitCount(bits), count);
    }
}
