// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/** Waits for what a program does by itself. */
final class Patience {
    private static final Pattern REV = Pattern.compile("\"rev\":(\\d+)");
    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private Patience() {}

    static void await(BooleanSupplier condition) {
        Instant end = Instant.now().plus(LONGEST);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("nothing happened in " + LONGEST.toSeconds() + " seconds");
            }
            pause();
        }
    }

    /** The announced revision, once it is above {@code above}. */
    static long announcedRev(Running casework, long above) {
        Visitor edge = new Visitor(casework);
        long[] rev = {0};
        await(() -> {
            HttpResponse<String> head = edge.send(Visitor.asEdge(casework, "/feed/v1/head"));
            rev[0] = head.statusCode() == 200 ? Long.parseLong(Visitor.first(REV, head.body())) : 0;
            return rev[0] > above;
        });
        return rev[0];
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
