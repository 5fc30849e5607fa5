// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.enforcement.Office;
import io.evenhand.enforcement.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * People, account holders and clocks do legal and illegal things at random; a plain model says beforehand what must come
 * of each, and no law is ever broken. {@code -Dwalk.steps=50000} walks further than an ordinary test run does.
 *
 * <p>A walk is many short ones, each in a country with a ledger of its own: what an act costs grows with what the ledger
 * holds, and countries know nothing of each other, so two are walked at once.
 */
class RandomWalkIT {
    private static final int STEPS_PER_TOWN = 250;
    private static final int STEPS_PER_COUNTRY = 1_250;
    private static final int CHECK_EVERY = 50;
    private static final int AT_ONCE = 2;

    @Test
    void noActLegalOrIllegalLeadsToAStateThatALawForbids() throws Exception {
        int steps = Integer.getInteger("walk.steps", 20_000);
        long seed = Long.getLong("walk.seed", 20_260_302L);
        long began = System.nanoTime();
        ExecutorService walkers = Executors.newFixedThreadPool(AT_ONCE);
        int done = 0;
        int walked = 0;
        try {
            List<Future<Integer>> countries = new ArrayList<>();
            for (int first = 0; first < steps; first += STEPS_PER_COUNTRY) {
                int length = Math.min(STEPS_PER_COUNTRY, steps - first);
                long own = seed + first;
                walked += length;
                countries.add(walkers.submit((Callable<Integer>) () -> walk(length, own)));
            }
            for (Future<Integer> country : countries) {
                done += country.get();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof AssertionError broken) {
                throw broken;
            }
            throw e;
        } finally {
            walkers.shutdownNow();
        }
        System.out.printf(
                java.util.Locale.ROOT,
                "%d steps (%d led to something, %d were refused) in %.0f s%n",
                walked,
                done,
                walked - done,
                (System.nanoTime() - began) / 1e9);
        assertEquals(steps, walked);
        assertTrue(done > steps / 10 && walked - done > steps / 10, done + " of " + walked + " led to something");
    }

    /** Walks through one country; returns how many steps led to something. */
    private static int walk(int steps, long seed) throws SQLException {
        int done = 0;
        try (Office office = new Office()) {
            Walker walker = new Walker(office, new Random(seed));
            for (int step = 0; step < steps; step++) {
                if (step % STEPS_PER_TOWN == 0) {
                    walker.moveToANewTown();
                }
                Walker.Step taken = walker.step();
                assertEquals(
                        taken.expected(),
                        taken.happened(),
                        "step " + step + " of -Dwalk.seed=" + seed + ": " + taken.what() + " came to "
                                + taken.answer());
                done += taken.happened() ? 1 : 0;
                if (step % CHECK_EVERY == 0) {
                    Laws.check(office, step);
                }
            }
            Laws.check(office, steps);
            assertTrue(office.ledger
                    .inTransaction(books -> books.audit().check(TestDatabase.SEAL.trusted()))
                    .isSound());
        }
        return done;
    }
}
