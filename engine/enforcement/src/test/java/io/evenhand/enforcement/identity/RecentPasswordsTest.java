// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.identity;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.enforcement.TestClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A password that was right a moment ago need not be checked slowly again; nothing else is believed. */
class RecentPasswordsTest {
    private static final String HASH = PasswordHash.of("ann-password-1");

    private final TestClock clock = new TestClock("2026-03-02T09:00:00Z");
    private final RecentPasswords recent = new RecentPasswords(clock);

    @Test
    void aRightPasswordIsRightAgainAndAWrongOneNever() {
        for (int i = 0; i < 3; i++) {
            assertTrue(recent.matches("ann-password-1", HASH));
            assertFalse(recent.matches("ann-password-2", HASH));
            clock.move(Duration.ofSeconds(40));
        }
    }

    @Test
    void aChangedPasswordIsWorthNothingAtOnce() {
        assertTrue(recent.matches("ann-password-1", HASH));
        assertFalse(recent.matches("ann-password-1", PasswordHash.of("a-new-one")));
    }

    @Test
    void theSecondTimeIsFast() {
        recent.matches("ann-password-1", HASH);
        long slow = time(() -> PasswordHash.matches("ann-password-1", HASH));
        long fast = time(() -> recent.matches("ann-password-1", HASH));
        assertTrue(fast * 5 < slow, () -> fast + " ns against " + slow);
    }

    private static long time(Runnable act) {
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            long from = System.nanoTime();
            act.run();
            best = Math.min(best, System.nanoTime() - from);
        }
        return best;
    }
}
