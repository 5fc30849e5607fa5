// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.evenhand.contract.event.DeadLetter;
import io.evenhand.contract.event.DeadLetterReason;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Anything wrong becomes a dead letter that names the reason and the field. */
class StrictReadingTest {
    private static final String SHARE =
            "{\"id\":\"e1\",\"type\":\"share.accepted\",\"at\":\"2026-03-01T12:00:00.000Z\","
                    + "\"account\":\"acc-1\",\"viewer\":\"v1\",\"home\":false}";

    @ParameterizedTest(name = "{0} -> {1}: {2} {3}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "\"id\":\"e1\"|\"id\":\"\"|malformed_field|id",
                "\"id\":\"e1\"|\"id\":\"e 1\"|malformed_field|id",
                "\"id\":\"e1\"|\"id\":7|malformed_field|id",
                "\"id\":\"e1\",|^^|missing_field|id",
                "\"id\":\"e1\"|\"id\":null|missing_field|id",
                "\"id\":\"e1\"|\"id\":\"e1\",\"id\":\"e2\"|malformed_json|",
                "share.accepted|share.stolen|unknown_type|type",
                "share.accepted|SHARE.ACCEPTED|unknown_type|type",
                "\"type\":\"share.accepted\",|^^|missing_field|type",
                "2026-03-01T12:00:00.000Z|2026-03-01 12:00:00|malformed_field|at",
                "2026-03-01T12:00:00.000Z|2026-02-30T12:00:00Z|malformed_field|at",
                "2026-03-01T12:00:00.000Z|2026-03-01T12:00:00+01:00|malformed_field|at",
                "2026-03-01T12:00:00.000Z|0001-03-01T12:00:00Z|malformed_field|at",
                "\"acc-1\"|\"acc/1\"|malformed_field|account",
                "\"acc-1\"|{}|malformed_field|account",
                "\"acc-1\"|[\"acc-1\"]|malformed_field|account",
                "\"v1\"|\"v\u00e9\"|malformed_field|viewer",
                "\"home\":false|\"home\":\"false\"|malformed_field|home",
                "\"home\":false|\"home\":0|malformed_field|home",
                ",\"home\":false|^^|missing_field|home",
                "\"home\":false|\"home\":false,\"viewerAgeDays\":-1|malformed_field|viewerAgeDays",
                "\"home\":false|\"home\":false,\"viewerAgeDays\":1.5|malformed_field|viewerAgeDays",
                "\"home\":false|\"home\":false,\"viewerAgeDays\":99999999999|malformed_field|viewerAgeDays",
                "\"home\":false|\"home\":false,\"client\":\"robot\"|malformed_field|client",
                "\"home\":false|\"home\":false,\"net\":\"192.0.2.1\"|malformed_field|net",
                "\"home\":false|\"home\":false,\"net\":{}|malformed_field|net",
                "\"home\":false|\"home\":false,\"net\":{\"ip\":\"192.0.2.1\",\"id\":\"n\"}|malformed_field|net",
                "\"home\":false|\"home\":false,\"net\":{\"id\":\"n n\"}|malformed_field|net.id",
                "\"home\":false|\"home\":false,\"net\":{\"id\":\"192.0.2.1\"}|malformed_field|net.id",
                "\"home\":false|\"home\":false,\"net\":{\"id\":\"2001:db8::7\"}|malformed_field|net.id",
                "\"home\":false}|\"home\":false} x|malformed_json|",
                "\"home\":false}|\"home\":false}{}|malformed_json|",
                "\"home\":false}|\"home\":false,}|malformed_json|",
                "\"home\":false}|\"home\":NaN}|malformed_json|",
                "\"home\":false}|\"home\":false|malformed_json|",
            })
    void faultIsNamed(String good, String bad, String reason, String field) {
        DeadLetter letter = rejected(SHARE.replace(good, bad).getBytes(UTF_8));
        assertEquals(reason, letter.reason().wire());
        assertEquals(field, letter.field());
    }

    @Test
    void aLineOfMoreThanEightKibibytesIsOversized() {
        String filler = SHARE.replace("\"home\":false", "\"home\":false,\"filler\":\"" + "x".repeat(8192) + '"');
        assertEquals(
                DeadLetterReason.OVERSIZED, rejected(filler.getBytes(UTF_8)).reason());
    }

    @Test
    void invalidUtf8IsNoJson() {
        byte[] line = SHARE.getBytes(UTF_8);
        line[line.length - 20] = (byte) 0xFF;
        assertEquals(DeadLetterReason.MALFORMED_JSON, rejected(line).reason());
    }

    @Test
    void deepNestingIsRefusedBeforeItCosts() {
        String deep = SHARE.replace("\"home\":false", "\"home\":false,\"deep\":" + "[".repeat(2000) + "]".repeat(2000));
        assertEquals(
                DeadLetterReason.MALFORMED_JSON, rejected(deep.getBytes(UTF_8)).reason());
    }

    @Test
    void tenMinutesAheadIsToleratedAndNotAMillisecondMore() {
        var at = java.time.Instant.parse("2026-03-01T12:00:00.000Z");
        assertInstanceOf(
                EventReading.Accepted.class, EventReader.read(SHARE.getBytes(UTF_8), at.minus(Duration.ofMinutes(10))));
        var late = assertInstanceOf(
                EventReading.Rejected.class,
                EventReader.read(
                        SHARE.getBytes(UTF_8), at.minus(Duration.ofMinutes(10)).minusMillis(1)));
        assertEquals(DeadLetterReason.FUTURE, late.letter().reason());
    }

    @Test
    void unknownFieldsAreDroppedAndCounted() {
        String line = SHARE.replace(
                "\"home\":false", "\"home\":false,\"title\":\"CANARY\",\"server\":\"s1\",\"x\":{\"y\":[1,2]}");
        var read = assertInstanceOf(
                EventReading.Accepted.class, EventReader.read(line.getBytes(UTF_8), Samples.AT.plusSeconds(1)));
        assertEquals(3, read.droppedFields());
        assertEquals(SHARE, new String(EventWriter.bytes(read.event()), UTF_8));
    }

    @Test
    void anAddressComesBesideTheEventAndNeverInIt() {
        String line = SHARE.replace("\"home\":false", "\"home\":false,\"net\":{\"ip\":\"2001:db8::7\"}");
        var read = assertInstanceOf(
                EventReading.Accepted.class, EventReader.read(line.getBytes(UTF_8), Samples.AT.plusSeconds(1)));
        assertEquals("2001:db8::7", read.address());
        assertEquals(SHARE, new String(EventWriter.bytes(read.event()), UTF_8));
        assertEquals("Accepted[e1]", read.toString());
    }

    private static DeadLetter rejected(byte[] line) {
        return assertInstanceOf(EventReading.Rejected.class, EventReader.read(line, Samples.AT.plusSeconds(1)))
                .letter();
    }
}
