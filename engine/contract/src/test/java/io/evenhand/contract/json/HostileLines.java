// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.evenhand.contract.event.Event;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Well-formed events, spoilt in seeded ways; whatever a spoilt value could leak carries {@link #CANARY}. */
final class HostileLines {
    /** Contains a blank, so that it is a valid value nowhere. */
    static final String CANARY = "CANARY secret";

    private static final List<String> VALUES = List.of(
            "\"" + CANARY + "\"",
            "{\"" + CANARY + "\":\"" + CANARY + "\"}",
            "[\"" + CANARY + "\",1]",
            "\"" + CANARY + "\u0000\ud800\"",
            "-1",
            "1e400",
            "123456789012345678901234567890",
            "0.5",
            "true",
            "null",
            "\"\"",
            "\"" + "x".repeat(300) + " " + CANARY + "\"",
            "\"192.0.2.1 " + CANARY + "\"",
            "\"2026-13-45T99:99:99Z " + CANARY + "\"");

    private final SplittableRandom random;
    private final List<String> good = Samples.events().stream()
            .map((Event event) -> new String(EventWriter.bytes(event), UTF_8))
            .toList();

    HostileLines(long seed) {
        random = new SplittableRandom(seed);
    }

    byte[] next() {
        String line = good.get(random.nextInt(good.size()));
        int spoilings = random.nextInt(4);
        for (int i = 0; i < spoilings; i++) {
            line = spoil(line);
        }
        byte[] bytes = line.getBytes(UTF_8);
        return random.nextInt(4) == 0 ? spoil(bytes) : bytes;
    }

    private String spoil(String line) {
        String value = VALUES.get(random.nextInt(VALUES.size()));
        return switch (random.nextInt(7)) {
            case 0 -> line.replaceFirst("\\{", "{\"" + CANARY + "\":" + quoted(value) + ",");
            case 1 -> line.replaceFirst("\\{", "{\"title\":" + quoted(value) + ",");
            case 2 -> replaceValue(line, value);
            case 3 -> line.replaceFirst("\\{", "{\"net\":{\"ip\":" + quoted(value) + "},");
            case 4 -> line.replaceFirst("\"type\":\"[a-z.]+\"", "\"type\":" + quoted(value));
            case 5 -> line.replaceFirst("\\}", ",\"deep\":" + "[".repeat(random.nextInt(40)) + quoted(value) + "}");
            default -> line + value;
        };
    }

    private String replaceValue(String line, String value) {
        String[] fields = line.split(",", -1);
        int field = random.nextInt(fields.length);
        int colon = fields[field].indexOf(':');
        if (colon > 0) {
            fields[field] = fields[field].substring(0, colon + 1) + value;
        }
        return String.join(",", fields);
    }

    private byte[] spoil(byte[] bytes) {
        byte[] spoilt = bytes.clone();
        int flips = 1 + random.nextInt(3);
        for (int i = 0; i < flips && spoilt.length > 0; i++) {
            spoilt[random.nextInt(spoilt.length)] = (byte) random.nextInt(256);
        }
        return random.nextBoolean() ? spoilt : Arrays.copyOf(spoilt, random.nextInt(spoilt.length + 1));
    }

    private static String quoted(String value) {
        return java.util.regex.Matcher.quoteReplacement(value);
    }
}
