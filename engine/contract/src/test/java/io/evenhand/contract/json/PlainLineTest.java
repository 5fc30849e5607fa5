// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.event.Event;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The short way says nothing that the careful way would not say, and is taken by what we write ourselves. */
class PlainLineTest {
    private static final Instant NOW = Samples.AT.plusSeconds(1);

    /** {@code -Dhostile.lines=1000000} runs the benchmark's size, {@code -Dseed=N} repeats a run. */
    @Test
    void bothWaysSayTheSameOfEveryLine() {
        int lines = Integer.getInteger("hostile.lines", 20_000);
        long seed = Long.getLong("seed", 20261126L);
        System.out.println("seed " + seed);
        HostileLines generator = new HostileLines(seed);
        int plain = 0;
        for (int i = 0; i < lines; i++) {
            byte[] line = generator.next();
            assertSame(line, "seed " + seed + ", line " + i);
            plain += line.length <= EventReader.LENGTH_MAX && PlainLine.read(line) != null ? 1 : 0;
        }
        assertTrue(plain > lines / 50 && plain < lines * 9 / 10, "the generator is out of balance: " + plain);
    }

    @Test
    void ourOwnLinesArePlain() {
        for (Event event : Samples.events()) {
            for (@Nullable String address : new @Nullable String[] {null, "2001:db8::7"}) {
                byte[] line = EventWriter.bytes(event, address);
                assertNotNull(PlainLine.read(line), event.type().wire());
                assertSame(line, event.type().wire());
            }
        }
    }

    @Test
    void whateverIsUnusualIsLeftToTheCarefulWay() {
        String good =
                "{\"id\":\"e\",\"type\":\"account.created\",\"at\":\"2026-03-01T12:34:56.789Z\",\"account\":\"a\"}";
        assertNotNull(PlainLine.read(good.getBytes(UTF_8)));
        String open = good.substring(0, good.length() - 1);
        for (String line : List.of(
                "",
                "{",
                "{}",
                "[]",
                "1",
                good + good,
                good + " ",
                " " + good,
                open,
                open + ",}",
                open + ",\"id\":\"e\"}",
                open + ",\"id\":null}",
                open + ",\"viewer\":null}",
                open + ",\"unknown\":1}",
                open + ",\"home\":tru}",
                open + ",\"home\":true1}",
                open + ",\"home\":1234567890true}",
                open + ",\"days\":01}",
                open + ",\"days\":-1}",
                open + ",\"days\":1.0}",
                open + ",\"days\":1e3}",
                open + ",\"days\":12345678901}",
                open + ",\"days\":1,}",
                open + ",\"viewer\":\"\\u0041\"}",
                open + ",\"viewer\":\"\u00e4\"}",
                open + ",\"viewer\":\"a\tb\"}",
                open + ",\"viewer\":\"a}",
                open + ",\"net\":{}}",
                open + ",\"net\":null}",
                open + ",\"net\":\"n\"}",
                open + ",\"net\":{\"ip\":\"1.2.3.4\",\"id\":\"n\"}}",
                open + ",\"net\":{\"ip\":\"1.2.3.4\",\"ip\":\"1.2.3.4\"}}",
                open + ",\"net\":{\"ip\":1}}",
                open + ",\"net\":{\"id\":\"n\"},\"net\":{\"id\":\"n\"}}",
                open + ",\"net\":{\"id\":\"n\"},}",
                open + ",\"net\":{\"other\":\"n\"}}")) {
            assertNull(PlainLine.read(line.getBytes(UTF_8)), line);
            assertSame(line.getBytes(UTF_8), line);
        }
    }

    @Test
    void anyTimeMeansWhatItMeantToTheGeneralParser() {
        long seed = Long.getLong("seed", 7L);
        System.out.println("seed " + seed);
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 50_000; i++) {
            String text = two(random, 19, 23)
                    + two(random, 0, 100)
                    + '-'
                    + two(random, 0, 14)
                    + '-'
                    + two(random, 0, 33)
                    + 'T'
                    + two(random, 0, 26)
                    + ':'
                    + two(random, 0, 62)
                    + ':'
                    + two(random, 0, 62)
                    + fraction(random)
                    + 'Z';
            Instant plain = PlainTime.read(text);
            if (plain != null) {
                assertEquals(general(text), plain, text);
            } else {
                Instant left = general(text);
                assertTrue(left == null || text.contains("T24:00:00") || text.contains(":60"), text);
            }
        }
        for (String text : List.of(
                "",
                "2026-03-01",
                "2026-03-01T12:34:56",
                "2026-03-01T12:34:56.Z",
                "2026-03-01t12:34:56Z",
                "2026-03-01T12:34:56.1234567890Z",
                "+026-03-01T12:34:56Z",
                "2026-03-01T12:34:56.12x4Z")) {
            assertNull(PlainTime.read(text), text);
        }
    }

    private static @Nullable Instant general(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static String two(SplittableRandom random, int from, int to) {
        int number = random.nextInt(from, to);
        return (number < 10 ? "0" : "") + number;
    }

    private static String fraction(SplittableRandom random) {
        int digits = random.nextInt(10);
        return digits == 0
                ? ""
                : "."
                        + Long.toString(1_000_000_000L + random.nextInt(1_000_000_000))
                                .substring(1, 1 + digits);
    }

    private static void assertSame(byte[] line, String where) {
        assertEquals(EventReader.readCarefully(line, NOW), EventReader.read(line, NOW), where);
        if (EventReader.read(line, NOW) instanceof EventReading.Accepted one
                && EventReader.readCarefully(line, NOW) instanceof EventReading.Accepted two) {
            assertEquals(two.address(), one.address(), where);
        }
    }
}
