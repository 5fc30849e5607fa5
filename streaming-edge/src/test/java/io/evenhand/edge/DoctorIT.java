// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.edge.feed.Publisher;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The doctor finds what keeps an edge from its work, says what to do, and finds nothing where nothing is wrong. */
class DoctorIT {
    @TempDir
    private Path folder;

    private FakeCasework casework;
    private final Map<String, String> environment = new HashMap<>();
    private String said = "";

    @BeforeEach
    void start() throws Exception {
        casework = new FakeCasework();
        Files.writeString(folder.resolve("feed-key.pub"), casework.publisher.publicKeyPem());
        environment.put("EVENHAND_VAR", folder.resolve("var").toString());
        environment.put(
                "EVENHAND_FEED_PUBLIC_KEY_FILE", folder.resolve("feed-key.pub").toString());
        environment.put("EVENHAND_FEED_URL", casework.url());
        environment.put("EVENHAND_EDGE_PORT", "0");
        environment.put("EVENHAND_METRICS_PORT", "0");
        environment.put("PATH", "");
    }

    @AfterEach
    void stop() {
        casework.close();
    }

    private int ask() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int status = Edge.run(
                new String[] {"doctor"},
                environment,
                new PrintStream(out, true, UTF_8),
                new PrintStream(out, true, UTF_8));
        said = out.toString(UTF_8);
        return status;
    }

    private void finds(String what, String remedy) {
        assertEquals(1, ask(), said);
        assertTrue(said.contains("found  ") && said.contains(what), said);
        assertTrue(said.contains("do: ") && said.contains(remedy), said);
    }

    @Test
    void whereOnlyFfmpegIsMissingOnlyThatIsFound() {
        finds("no ffmpeg that encodes", "apt-get install ffmpeg");
        assertEquals(1, said.lines().filter(line -> line.startsWith("found")).count(), said);
        assertTrue(said.contains("well   revision 0 is signed by a trusted key"), said);
    }

    @Test
    void anAddressOfTheNewerKindIsAskedLikeAnyOther() {
        environment.put("EVENHAND_BIND", "::1");
        finds("no ffmpeg that encodes", "apt-get install ffmpeg");
        assertEquals(1, said.lines().filter(line -> line.startsWith("found")).count(), said);
    }

    @Test
    void aPublisherOutOfReachOrOneWithAnotherKey() throws Exception {
        Files.writeString(folder.resolve("feed-key.pub"), new Publisher().publicKeyPem());
        finds("not trusted here", "append its new feed-key.pub");
        // while a key is being replaced, both stand in the file
        Files.writeString(
                folder.resolve("feed-key.pub"), new Publisher().publicKeyPem() + casework.publisher.publicKeyPem());
        ask();
        assertTrue(said.contains("2 keys of the publisher are trusted"), said);
        assertFalse(said.contains("not trusted here"), said);
        Files.writeString(folder.resolve("feed-key.pub"), "nothing");
        finds("holds no usable key", "feed-key.pub there again");
        Files.delete(folder.resolve("feed-key.pub"));
        finds("there is no public key", "EVENHAND_FEED_PUBLIC_KEY_FILE");
        casework.down();
        finds("out of reach", "EVENHAND_FEED_URL");
    }

    @Test
    void clocksThatDifferAndAPublisherThatNoLongerSigns() {
        casework.publisher.announceAgain(Duration.ofMinutes(10));
        finds("from the future", "NTP");
        casework.publisher.announceAgain(Duration.ofHours(-3));
        finds("the publisher's word ended", "no longer signs");
    }

    @Test
    void aFolderThatCannotBeWrittenAndADiskThatIsFull() throws Exception {
        environment.put("EVENHAND_EDGE_FREE_MB", "10000000");
        finds("MB left", "EVENHAND_EDGE_CACHE_MB");
        Path file = Files.writeString(folder.resolve("no-folder"), "");
        environment.put("EVENHAND_EDGE_DIR", file.resolve("edge").toString());
        finds("cannot be written", "EVENHAND_EDGE_DIR");
    }

    @Test
    void aPortThatSomebodyElseHasAndAPolicyOnDiskThatWasTurned() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            environment.put("EVENHAND_METRICS_PORT", Integer.toString(taken.getLocalPort()));
            finds("port " + taken.getLocalPort() + " is taken", "EVENHAND_METRICS_PORT");
        }
        Path feed = Files.createDirectories(folder.resolve("var/edge/feed"));
        Files.writeString(feed.resolve("state"), "{}\n{}\n");
        finds("is refused", "fetched again");
    }
}
