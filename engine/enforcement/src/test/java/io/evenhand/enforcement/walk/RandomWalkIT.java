// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.enforcement.Office;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * People, account holders and clocks do legal and illegal things at random; a plain model says beforehand what must come
 * of each, and no law is ever broken. {@code -Dwalk.steps=50000} walks further than an ordinary test run does.
 */
class RandomWalkIT {
    private static final int STEPS_PER_TOWN = 250;

    @Test
    void noActLegalOrIllegalLeadsToAStateThatALawForbids() throws Exception {
        int steps = Integer.getInteger("walk.steps", 1_500);
        long seed = Long.getLong("walk.seed", 20_260_302L);
        Random random = new Random(seed);
        int done = 0;
        int refused = 0;
        try (Office office = new Office()) {
            Walker walker = new Walker(office, random);
            for (int step = 0; step < steps; step++) {
                if (step % STEPS_PER_TOWN == 0) {
                    walker.moveToANewTown();
                }
                Walker.Step taken = walker.step();
                assertEquals(
                        taken.expected(),
                        taken.happened(),
                        "step " + step + " of seed " + seed + ": " + taken.what() + " came to " + taken.answer());
                if (taken.happened()) {
                    done++;
                } else {
                    refused++;
                }
                if (step % 50 == 0) {
                    Laws.check(office, step);
                }
            }
            Laws.check(office, steps);
            assertTrue(office.ledger
                    .inTransaction(books -> books.audit().check(io.evenhand.enforcement.TestDatabase.SEAL.trusted()))
                    .isSound());
        }
        assertTrue(done > steps / 10 && refused > steps / 10, done + " done, " + refused + " refused");
    }
}
