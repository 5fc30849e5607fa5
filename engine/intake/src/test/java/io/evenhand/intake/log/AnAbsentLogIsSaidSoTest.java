// SPDX-License-Identifier: Apache-2.0
package io.evenhand.intake.log;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.log.LogAccess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A log that does not answer, or cannot even be asked, is found so soon, and no password is told on the way. */
class AnAbsentLogIsSaidSoTest {
    /** RFC 2606: the name of no host. */
    private static final LogAccess NOWHERE = LogAccess.plain("log.invalid:9092");

    private static final String SECRET = "hunter2";

    /** Who watches a program asks every few seconds, and each question takes a thread until it is answered. */
    @Test
    void whetherALogAnswersIsKnownWithinSeconds() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            long begun = System.nanoTime();
            assertFalse(Topics.reachable(LogAccess.plain("127.0.0.1:" + silent.getLocalPort())));
            Duration took = Duration.ofNanos(System.nanoTime() - begun);
            assertTrue(took.compareTo(Duration.ofSeconds(6)) < 0, took.toString());
        }
    }

    @Test
    void aHostThatNobodyKnowsIsALogThatIsAway() {
        assertFalse(Topics.reachable(NOWHERE));
        assertThrows(LogUnavailableException.class, () -> Topics.ensure(NOWHERE));
    }

    @Test
    void aWriterThatCannotBeMadeSaysSoInOneSentenceWithoutAnyValue() {
        LogAccess broken = new LogAccess(
                "127.0.0.1:9092", Map.of("security.protocol", "SASL_PLAINTEXT", "sasl.jaas.config", SECRET));
        for (LogAccess log : new LogAccess[] {NOWHERE, broken}) {
            IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class, () -> new KafkaLog(log));
            assertTrue(refusal.getMessage().startsWith("no client of the log can be made"), refusal.getMessage());
            assertFalse(String.valueOf(refusal.getMessage()).contains(SECRET));
        }
    }
}
