// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.chain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.standalone.Main;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Law 1, through the whole program: whatever network every event came from, the verdicts are the same to the byte.
 *
 * <p>Three worlds: the simulated one; one in which everybody sits in a single network; one in which everybody moves to
 * another network with every event.
 */
class NetworkNeverDecidesIT {
    private static final Pattern ADDRESS = Pattern.compile("\"net\":\\{\"ip\":\"[^\"]*\"}");

    @TempDir
    Path folder;

    private int changed;

    @Test
    void verdictsAreTheSameWhateverTheNetwork() throws IOException {
        Path world = folder.resolve("world");
        assertEquals(
                0,
                Main.execute(
                        "simulate",
                        "--owners",
                        "1000",
                        "--days",
                        "170",
                        "--seed",
                        "3",
                        "--world",
                        "demo",
                        "--out",
                        world.toString()));
        Path events = world.resolve("events.ndjson.gz");
        byte[] verdicts = verdicts(events, "as-it-is");
        assertTrue(new String(verdicts, UTF_8).contains("\"outcome\":\"limit\""), "there is nothing to decide here");

        Path oneNetwork = rewrite(events, "one", address -> "192.0.2.1");
        assertArrayEquals(verdicts, verdicts(oneNetwork, "one-network"));

        int[] next = {0};
        Path everywhere = rewrite(events, "all", address -> {
            int n = next[0]++;
            return String.format(Locale.ROOT, "2001:db8:%x:%x::1", (n >> 16) & 0xffff, n & 0xffff);
        });
        assertArrayEquals(verdicts, verdicts(everywhere, "every-network"));
        assertTrue(changed > 10_000, "only " + changed + " addresses were changed");
    }

    private byte[] verdicts(Path events, String name) throws IOException {
        Path out = folder.resolve(name);
        assertEquals(0, Main.execute("score", "--events", events.toString(), "--out", out.toString()));
        Path assessments = out.resolve("assessments.ndjson");
        assertFalse(Files.readString(assessments, UTF_8).contains("\"net"), "an assessment speaks of a network");
        Path verdicts = out.resolve("verdicts.ndjson");
        assertEquals(0, Main.execute("decide", "--assessments", assessments.toString(), "--out", verdicts.toString()));
        return Files.readAllBytes(verdicts);
    }

    private Path rewrite(Path events, String name, UnaryOperator<String> address) throws IOException {
        Path rewritten = folder.resolve(name + ".ndjson.gz");
        try (BufferedReader in = new BufferedReader(
                        new InputStreamReader(new GZIPInputStream(Files.newInputStream(events)), UTF_8));
                BufferedWriter out = new BufferedWriter(
                        new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(rewritten)), UTF_8))) {
            String line;
            while ((line = in.readLine()) != null) {
                Matcher found = ADDRESS.matcher(line);
                if (found.find()) {
                    changed++;
                    line = found.replaceFirst("\"net\":{\"ip\":\"" + address.apply(found.group()) + "\"}");
                }
                out.write(line);
                out.write('\n');
            }
        }
        return rewritten;
    }
}
