// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.evenhand.contract.id.Sha256;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Slows down guessing: after a few wrong passwords for one name, or many from one address, nobody gets a further try
 * for a while, not even with the right one.
 */
public final class SignInThrottle {
    static final int FAILURES_PER_NAME = 5;
    static final int FAILURES_PER_ADDRESS = 30;
    static final Duration WINDOW = Duration.ofMinutes(15);
    private static final int KEYS_MAX = 10_000;
    private static final int NAME_LENGTH_MAX = 200;

    private final Clock clock;
    private final int perName;
    private final int perAddress;
    private final Map<String, Failures> failures = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > KEYS_MAX;
        }
    };

    public SignInThrottle(Clock clock) {
        this(clock, FAILURES_PER_NAME, FAILURES_PER_ADDRESS);
    }

    /** With other bounds in the same window. */
    SignInThrottle(Clock clock, int perName, int perAddress) {
        this.clock = clock;
        this.perName = perName;
        this.perAddress = perAddress;
    }

    /** How long to wait before the next try; zero if it may be made now. */
    public synchronized Duration wait(String name, String address) {
        Duration forName = wait(named(name), perName);
        Duration forAddress = wait("address " + address, perAddress);
        return forName.compareTo(forAddress) > 0 ? forName : forAddress;
    }

    public synchronized void failed(String name, String address) {
        add(named(name));
        add("address " + address);
    }

    /** A right password clears the name; the address keeps its count. */
    public synchronized void succeeded(String name) {
        failures.remove(named(name));
    }

    /** A name may be whatever somebody sent: of a long one a digest is kept, so that ten thousand take no room. */
    private static String named(String name) {
        return "name " + (name.length() > NAME_LENGTH_MAX ? Sha256.hex(name.getBytes(UTF_8)) : name);
    }

    private Duration wait(String key, int max) {
        Failures found = failures.get(key);
        if (found == null || found.count() < max) {
            return Duration.ZERO;
        }
        Duration left = Duration.between(clock.instant(), found.first().plus(WINDOW));
        return left.isNegative() ? Duration.ZERO : left;
    }

    private void add(String key) {
        Instant now = clock.instant();
        failures.compute(
                key,
                (ignored, old) -> old == null || now.isAfter(old.first().plus(WINDOW))
                        ? new Failures(1, now)
                        : new Failures(old.count() + 1, old.first()));
    }

    private record Failures(int count, Instant first) {}
}
