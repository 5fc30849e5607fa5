// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.enforcement.identity.Role;
import io.evenhand.enforcement.identity.StaffMember;
import io.evenhand.enforcement.ledger.SessionRow;
import io.evenhand.ui.HandClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SessionsEndTest {
    private static final StaffMember ANN = new StaffMember("ann", Role.ANALYST);
    private final HandClock clock = new HandClock();
    private final SessionShelf shelf = new MemoryShelf();
    private final Sessions sessions = new Sessions(shelf, clock);

    @Test
    void whoDoesNothingForTwoHoursIsSignedOut() {
        StaffSession session = sessions.begin(ANN);
        clock.pass(Sessions.IDLE_MAX);
        assertNotNull(sessions.find(session.id()), "seen in time");
        clock.pass(Sessions.IDLE_MAX.plusSeconds(1));
        assertNull(sessions.find(session.id()));
    }

    @Test
    void nobodyStaysSignedInForMoreThanADayOfWork() {
        StaffSession session = sessions.begin(ANN);
        for (Duration passed = Duration.ZERO;
                passed.compareTo(Sessions.AGE_MAX) < 0;
                passed = passed.plus(Duration.ofHours(1))) {
            assertNotNull(sessions.find(session.id()));
            clock.pass(Duration.ofHours(1));
        }
        clock.pass(Duration.ofSeconds(1));
        assertNull(sessions.find(session.id()));
    }

    @Test
    void twoSessionsOfOnePersonHaveNothingInCommon() {
        StaffSession one = sessions.begin(ANN);
        StaffSession two = sessions.begin(ANN);
        assertNotEquals(one.id(), two.id());
        assertNotEquals(one.csrf(), two.csrf());
        sessions.end(one.id());
        assertNull(sessions.find(one.id()));
        assertNotNull(sessions.find(two.id()));
        assertFalse(one.toString().contains(one.id()), "a log line would give the session away");
    }

    @Test
    void anotherProcessKnowsTheSessionAndItsFormsAndItsEnd() {
        Sessions elsewhere = new Sessions(shelf, clock);
        StaffSession session = sessions.begin(ANN);
        assertEquals(session, elsewhere.find(session.id()));
        elsewhere.end(session.id());
        assertNull(sessions.find(session.id()));
    }

    @Test
    void whatIsKeptDoesNotLetAnybodyIn() {
        StaffSession session = sessions.begin(ANN);
        assertFalse(shelf.toString().contains(session.id()));
        assertFalse(shelf.toString().contains(session.csrf()));
    }

    @Test
    void anUnknownIdIsNobody() {
        assertNull(sessions.find(null));
        assertNull(sessions.find(""));
        assertNull(sessions.find(Tokens.random()));
    }

    @Test
    void fiveWrongPasswordsMakeANameWaitAndARightOneClearsIt() {
        SignInThrottle throttle = new SignInThrottle(clock);
        for (int i = 0; i < SignInThrottle.FAILURES_PER_NAME; i++) {
            assertTrue(throttle.wait("ann", "192.0.2.1").isZero());
            throttle.failed("ann", "192.0.2.1");
        }
        assertEquals(SignInThrottle.WINDOW, throttle.wait("ann", "192.0.2.2"));
        assertTrue(throttle.wait("bea", "192.0.2.1").isZero(), "a colleague behind the same address goes on");
        clock.pass(SignInThrottle.WINDOW);
        assertTrue(throttle.wait("ann", "192.0.2.1").isZero());
    }

    @Test
    void aNameOfAnyLengthIsCounted() {
        SignInThrottle throttle = new SignInThrottle(clock);
        String name = "n".repeat(100_000);
        for (int i = 0; i < SignInThrottle.FAILURES_PER_NAME; i++) {
            throttle.failed(name, "192.0.2." + i);
        }
        assertFalse(throttle.wait(name, "192.0.2.99").isZero());
        assertTrue(throttle.wait(name + "n", "192.0.2.99").isZero());
        throttle.succeeded(name);
        assertTrue(throttle.wait(name, "192.0.2.99").isZero());
    }

    @Test
    void manyNamesFromOneAddressMakeTheAddressWait() {
        SignInThrottle throttle = new SignInThrottle(clock);
        for (int i = 0; i < SignInThrottle.FAILURES_PER_ADDRESS; i++) {
            throttle.failed("name-" + i, "192.0.2.1");
        }
        assertFalse(throttle.wait("somebody", "192.0.2.1").isZero());
        assertTrue(throttle.wait("somebody", "192.0.2.2").isZero());
    }

    @Test
    void aFormsProofIsGoodForOneBrowserAndOneAddressOnly() {
        FormProof proof = new FormProof(new byte[] {1, 2, 3});
        String good = proof.of("cookie", "/n/a/appeal");
        assertTrue(proof.accepts("cookie", "/n/a/appeal", good));
        assertFalse(proof.accepts("cookie", "/n/b/appeal", good));
        assertFalse(proof.accepts("other", "/n/a/appeal", good));
        assertFalse(proof.accepts(null, "/n/a/appeal", good));
        assertFalse(proof.accepts("cookie", "/n/a/appeal", null));
        assertFalse(new FormProof(new byte[] {4}).accepts("cookie", "/n/a/appeal", good));
    }

    /** Keeps them here. */
    private static final class MemoryShelf implements SessionShelf {
        private final Map<String, SessionRow> rows = new TreeMap<>();

        @Override
        public void begin(String digest, String name, String role, Instant now, Instant over) {
            rows.put(digest, new SessionRow(name, role, now, now));
        }

        @Override
        public @Nullable SessionRow find(String digest) {
            return rows.get(digest);
        }

        @Override
        public void seen(String digest, Instant now) {
            rows.computeIfPresent(digest, (same, row) -> new SessionRow(row.name(), row.role(), row.began(), now));
        }

        @Override
        public void end(String digest) {
            rows.remove(digest);
        }

        @Override
        public String toString() {
            return rows.toString();
        }
    }
}
