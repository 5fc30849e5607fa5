// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.event.EventBody;
import io.evenhand.contract.event.EventType;
import io.evenhand.contract.id.Sha256;
import io.evenhand.contract.json.EventReader;
import io.evenhand.contract.json.EventReading;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The golden trace is what it says and never changes unnoticed. */
class GoldenTraceTest {
    @Test
    void itHasTwelveAccountsAndTheirEventsOnly() {
        List<GoldenAccount> accounts = GoldenTrace.accounts();
        assertEquals(12, accounts.size());
        Set<String> named = new TreeSet<>();
        accounts.forEach(it -> named.add(it.account()));
        Set<String> seen = new TreeSet<>();
        GoldenTrace.lines().forEach(it -> seen.add(it.event().account().value()));
        assertEquals(named, seen);
        assertEquals(
                3,
                accounts.stream()
                        .filter(it -> it.expectation() == GoldenAccount.Expectation.LIMITED)
                        .count());
    }

    @Test
    void everyLineIsAnEventInOrderWithAnIdOfItsOwn() {
        Instant last = GoldenTrace.START;
        Set<String> ids = new HashSet<>();
        String[] lines =
                new String(GoldenTrace.ndjson(), StandardCharsets.UTF_8).lines().toArray(String[]::new);
        for (String line : lines) {
            EventReading reading = EventReader.read(line.getBytes(StandardCharsets.UTF_8), GoldenTrace.END);
            assertTrue(reading instanceof EventReading.Accepted, line);
            EventReading.Accepted accepted = (EventReading.Accepted) reading;
            assertEquals(0, accepted.droppedFields());
            assertFalse(accepted.event().at().isBefore(last));
            last = accepted.event().at();
            assertTrue(ids.add(accepted.event().id().value()));
        }
        assertTrue(last.isBefore(GoldenTrace.END));
        assertEquals(lines.length, GoldenTrace.lines().size());
    }

    @Test
    void sellersShareTwoKeysAndTheCoupleOne() {
        assertEquals(3, accountsWithKey("pay-fleet").size());
        assertEquals(3, accountsWithKey("dev-fleet").size());
        assertEquals(Set.of("golden-couple", "golden-family"), accountsWithKey("pay-family"));
    }

    @Test
    void fewShareWithFive() {
        long viewers = GoldenTrace.lines().stream()
                .filter(it -> it.event().account().value().equals("golden-few"))
                .filter(it -> it.event().type() == EventType.SHARE_ACCEPTED)
                .count();
        assertEquals(5, viewers);
    }

    @Test
    void itsHashIsKnown() throws IOException {
        Path golden =
                Path.of(System.getProperty("evenhand.root"), "engine/simulator/src/test/resources/golden/trace.sha256");
        String hash = Sha256.hex(GoldenTrace.ndjson()) + "\n";
        if (System.getProperty("golden", "").equals("update")) {
            Files.writeString(golden, hash);
        }
        assertEquals(Files.readString(golden), hash);
    }

    private static Set<String> accountsWithKey(String key) {
        Set<String> accounts = new TreeSet<>();
        for (GoldenTrace.Line line : GoldenTrace.lines()) {
            if (line.event().body() instanceof EventBody.KeySeen it
                    && it.key().value().equals(key)) {
                accounts.add(line.event().account().value());
            }
        }
        return accounts;
    }
}
