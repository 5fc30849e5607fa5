// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui;

import io.evenhand.enforcement.ledger.Ledger;
import io.evenhand.enforcement.privacy.Housekeeping.Chore;
import io.evenhand.enforcement.transparency.Dispatch;
import io.evenhand.enforcement.transparency.PublicationSettings;
import io.evenhand.enforcement.transparency.Publications;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Public statements of reasons: off unless {@code EVENHAND_DSA_URL} names the receiving database. Then
 * {@code EVENHAND_DSA_TOKEN_FILE}, {@code EVENHAND_DSA_TERMS_URL} and {@code EVENHAND_DSA_TERRITORY} (codes of EEA countries
 * with commas) are needed too. In the thirty days after the first statement was written, a person releases each.
 */
final class Transparency {
    private static final Duration RELEASED_BY_PEOPLE = Duration.ofDays(30);

    private final Publications publications;
    private final Dispatch dispatch;

    private Transparency(Publications publications, Dispatch dispatch) {
        this.publications = publications;
        this.dispatch = dispatch;
    }

    /** Null if sending is off; an exception whose message is one sentence if what is set cannot be used. */
    static @Nullable Transparency from(Map<String, String> env, Ledger ledger, Clock clock) throws IOException {
        String url = env.getOrDefault("EVENHAND_DSA_URL", "");
        if (url.isEmpty()) {
            return null;
        }
        List<String> territory = Arrays.stream(
                        needed(env, "EVENHAND_DSA_TERRITORY").split(",", -1))
                .map(String::strip)
                .toList();
        if (!territory.stream().allMatch(code -> code.matches("[A-Z]{2}"))) {
            throw new IllegalArgumentException("EVENHAND_DSA_TERRITORY is not a list of country codes like DE,FR");
        }
        Path token = Environment.path("EVENHAND_DSA_TOKEN_FILE", needed(env, "EVENHAND_DSA_TOKEN_FILE"));
        Instant first = ledger.inTransaction(books -> books.publications().first(clock.instant()));
        PublicationSettings settings = new PublicationSettings(
                Environment.address("EVENHAND_DSA_URL", url),
                Secrets.read(token, "the token for public statements"),
                Environment.address("EVENHAND_DSA_TERMS_URL", needed(env, "EVENHAND_DSA_TERMS_URL"))
                        .toString(),
                territory,
                first.plus(RELEASED_BY_PEOPLE));
        return new Transparency(new Publications(ledger, settings, clock), new Dispatch(ledger, settings, clock));
    }

    /** What is done again and again: write what is missing, send what waits. */
    Chore chore() {
        return new Chore("sending public statements", this::run);
    }

    private void run() {
        publications.write();
        try {
            dispatch.send();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String needed(Map<String, String> env, String name) {
        String value = env.getOrDefault(name, "").strip();
        if (value.isEmpty()) {
            throw new IllegalArgumentException(name + " is needed when EVENHAND_DSA_URL is set");
        }
        return value;
    }
}
