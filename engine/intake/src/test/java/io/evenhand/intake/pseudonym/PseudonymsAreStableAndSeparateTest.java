// SPDX-License-Identifier: Apache-2.0
package io.evenhand.intake.pseudonym;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.asn.address.AddressParser;
import io.evenhand.asn.table.Network;
import io.evenhand.asn.table.Networks;
import io.evenhand.contract.event.Event;
import io.evenhand.contract.event.EventBody;
import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.EventId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pseudonyms are equal where they should be, and only there. */
class PseudonymsAreStableAndSeparateTest {
    private static final Instant AT = Instant.parse("2026-03-01T12:00:00Z");
    private static final Pseudonymiser ONE = pseudonymiser((byte) 1);

    @TempDir
    Path folder;

    @Test
    void aNetworkHasOnePseudonymPerPeriod() {
        assertEquals(netId(ONE, "203.0.113.7", AT), netId(ONE, "203.0.113.250", AT.plusSeconds(60)));
        assertEquals(netId(ONE, "203.0.113.7", AT), netId(ONE, "::ffff:203.0.113.9", AT));
        assertEquals(netId(ONE, "2001:db8:1:200::1", AT), netId(ONE, "2001:db8:1:2ff::2", AT));
        assertNotEquals(netId(ONE, "203.0.113.7", AT), netId(ONE, "203.0.114.7", AT));
        assertNotEquals(netId(ONE, "2001:db8:1:200::1", AT), netId(ONE, "2001:db8:1:300::1", AT));
        assertEquals(16, netId(ONE, "203.0.113.7", AT).length());
    }

    @Test
    void itChangesExactlyAtTheEndOfAPeriod() {
        Instant boundary = Instant.EPOCH.plus(Duration.ofDays(30L * 684));
        String before = netId(ONE, "203.0.113.7", boundary.minusMillis(1));
        String after = netId(ONE, "203.0.113.7", boundary);
        assertNotEquals(before, after);
        assertEquals(
                after,
                netId(ONE, "203.0.113.7", boundary.plus(Duration.ofDays(30)).minusMillis(1)));
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < 120; i++) {
            ids.add(netId(ONE, "203.0.113.7", AT.plus(Duration.ofDays(30L * i))));
        }
        assertEquals(120, ids.size());
    }

    @Test
    void keysAndPurposesAndScopesAreSeparate() {
        assertNotEquals(netId(ONE, "203.0.113.7", AT), netId(pseudonymiser((byte) 2), "203.0.113.7", AT));
        Set<String> ids = new HashSet<>();
        for (Purpose purpose : Purpose.values()) {
            ids.add(ONE.id(purpose, "plex", "1"));
            ids.add(ONE.id(purpose, "jellyfin", "1"));
            ids.add(ONE.id(purpose, "plex\0acc", "1"));
            assertEquals(ONE.id(purpose, "plex", "1"), pseudonymiser((byte) 1).id(purpose, "plex", "1"));
        }
        assertEquals(3 * Purpose.values().length, ids.size());
    }

    @Test
    void theValueIsThatOfAnotherImplementation() {
        assertEquals("48bceed5c2924635", netId(ONE, "203.0.113.7", AT));
    }

    @Test
    void anEventGetsAPseudonymAndItsContextHasNoAddress() {
        Pseudonymiser knowing =
                new Pseudonymiser(key((byte) 1), address -> new Network(64500, "DE", "Documentation", "hosting"));
        Event event = new Event(new EventId("e-1"), AT, new AccountId("acc-1"), null, new EventBody.AccountCreated());
        Pseudonymisation.Done done = assertInstanceOf(Pseudonymisation.Done.class, knowing.apply(event, "203.0.113.7"));
        assertEquals(netId(ONE, "203.0.113.7", AT), done.event().net().value());
        String context = new String(NetworkContextWriter.bytes(done.context()), StandardCharsets.UTF_8);
        assertEquals(
                "{\"account\":\"acc-1\",\"netId\":\"" + done.event().net() + "\",\"at\":\"2026-03-01T12:00:00.000Z\","
                        + "\"asn\":64500,\"country\":\"DE\",\"name\":\"Documentation\",\"category\":\"hosting\"}",
                context);
        assertFalse((done + context).contains("203.0.113"));
        assertInstanceOf(Pseudonymisation.NotAnAddress.class, knowing.apply(event, "203.0.113.0/24"));
        assertEquals(new Pseudonymisation.Done(event, null), knowing.apply(event, null));
    }

    @Test
    void theKeyIsMadeOnceAndForItsOwnerOnly() throws IOException {
        Path file = folder.resolve("secrets/pseudonym-key");
        Pseudonymiser first = Pseudonymiser.load(file, Networks.NONE);
        Pseudonymiser second = Pseudonymiser.load(file, Networks.NONE);
        assertEquals(netId(first, "203.0.113.7", AT), netId(second, "203.0.113.7", AT));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertTrue(Files.readString(file).matches("[0-9a-f]{64}\n"));
        assertEquals(1, file.getParent().toFile().list().length, "no draft is left");
        Files.writeString(file, "CANARY");
        IOException e = assertThrows(IOException.class, () -> Pseudonymiser.load(file, Networks.NONE));
        assertFalse(e.getMessage().contains("CANARY"));
    }

    private static String netId(Pseudonymiser pseudonymiser, String address, Instant at) {
        return pseudonymiser.netId(AddressParser.parse(address), at).value();
    }

    private static Pseudonymiser pseudonymiser(byte fill) {
        return new Pseudonymiser(key(fill), Networks.NONE);
    }

    private static PseudonymKey key(byte fill) {
        byte[] secret = new byte[32];
        java.util.Arrays.fill(secret, fill);
        return PseudonymKey.of(secret);
    }
}
