// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.evenhand.contract.event.Event;
import io.evenhand.contract.id.NetId;
import io.evenhand.contract.json.EventWriter;
import io.evenhand.scoring.history.Conduct;
import io.evenhand.scoring.io.FileRun;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Law 1: whichever networks events come from, the assessments are the same bytes. */
class NetworkNeverDecidesTest {
    private static final List<String> HOSTING = List.of("198.51.100.1", "198.51.100.2", "2001:db8:aaaa::1");
    private static final List<String> HOMES = List.of("192.0.2.10", "203.0.113.200", "2001:db8:bbbb::7", "192.0.2.99");

    @Test
    void flippedNetworksChangeNothing(@TempDir Path folder) throws Exception {
        List<Event> events = Population.events(3, 6);
        FileRun none = run(folder.resolve("none"), events, event -> null);
        FileRun hosting = run(folder.resolve("hosting"), events, event -> pick(HOSTING, event));
        FileRun homes = run(folder.resolve("homes"), events, event -> pick(HOMES, event));
        assertFalse(none.assessments().isEmpty());
        assertEquals(none.assessments(), hosting.assessments());
        assertEquals(none.assessments(), homes.assessments());
        assertEquals("", none.networks());
        assertNotEquals(hosting.networks(), homes.networks());
        for (String address : HOSTING) {
            assertFalse(hosting.networks().contains(address));
        }
    }

    /** The form in which intake writes every event: a pseudonym already, and no address. */
    @Test
    void pseudonymsOfNetworksChangeNothingEither(@TempDir Path folder) throws Exception {
        List<Event> events = Population.events(3, 6);
        FileRun none = run(folder.resolve("none"), events, event -> null);
        List<Event> somewhere = events.stream()
                .map(event -> event.withNet(
                        new NetId("n" + Math.floorMod(event.id().value().hashCode(), 3))))
                .toList();
        FileRun pseudonymised = run(folder.resolve("somewhere"), somewhere, event -> null);
        assertEquals(none.assessments(), pseudonymised.assessments());
        assertEquals(none.figures().get("events"), pseudonymised.figures().get("events"));
    }

    @Test
    void theScorersInputHasNoFieldForANetwork() {
        assertEquals(
                List.of("id", "at", "account", "body"),
                Arrays.stream(Conduct.class.getRecordComponents())
                        .map(RecordComponent::getName)
                        .toList());
    }

    @Test
    void whatIsNoAddressIsADeadLetterThatDoesNotRepeatIt(@TempDir Path folder) throws Exception {
        List<Event> events = Population.seller(3, 6);
        FileRun run = run(folder, events, event -> "e0".equals(event.id().value()) ? "no.such.address" : null);
        assertEquals((long) events.size() - 1, run.figures().get("events"));
        assertFalse(run.deadLetters().contains("no.such.address"));
        assertFalse(run.deadLetters().isEmpty());
    }

    private static FileRun run(Path folder, List<Event> events, Function<Event, String> address) throws Exception {
        return FileRun.of(
                folder,
                1,
                List.of(events.stream()
                        .map(event -> EventWriter.bytes(event, address.apply(event)))
                        .toList()));
    }

    private static String pick(List<String> addresses, Event event) {
        return addresses.get(Math.floorMod(event.id().value().hashCode(), addresses.size()));
    }
}
