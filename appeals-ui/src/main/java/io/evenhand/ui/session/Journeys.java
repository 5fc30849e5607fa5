// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * People who went to sign in at a provider and have not come back yet. Each comes back once, within minutes, with the browser
 * that left: what a stranger began cannot be finished by somebody else's browser.
 */
final class Journeys {
    static final Duration LIFE = Duration.ofMinutes(10);
    private static final int COUNT_MAX = 10_000;

    private final Clock clock;
    private final Map<String, Journey> byState = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Journey> eldest) {
            return size() > COUNT_MAX;
        }
    };

    Journeys(Clock clock) {
        this.clock = clock;
    }

    /**
     * One journey.
     *
     * @param state what the address comes back with
     * @param nonce what the provider's word must contain
     * @param verifier what shows that whoever fetches the word is who asked for it
     * @param browser what the browser's cookie holds
     * @param next where to go afterwards
     */
    record Journey(String state, String nonce, String verifier, String browser, String next, Instant until) {
        @Override
        public String toString() {
            return "a journey to " + next;
        }
    }

    synchronized Journey begin(String next) {
        Journey journey = new Journey(
                Tokens.random(),
                Tokens.random(),
                Tokens.random(),
                Tokens.random(),
                next,
                clock.instant().plus(LIFE));
        byState.put(journey.state(), journey);
        return journey;
    }

    /** The journey that ends now, or null if none does; it does not end twice. */
    synchronized @Nullable Journey end(@Nullable String state, @Nullable String browser) {
        if (state == null || browser == null) {
            return null;
        }
        Journey journey = byState.get(state);
        if (journey == null || !Tokens.same(journey.browser(), browser)) {
            return null;
        }
        byState.remove(state);
        return clock.instant().isBefore(journey.until()) ? journey : null;
    }
}
