// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The time in which a viewer of a file as it is takes nothing is not time in which further pieces come due. */
class APauseGivesNothingAwayIT {
    private static final int LEAD_SECONDS = 2;
    private static final int PAUSE_SECONDS = 6;
    private static final int FILM_SECONDS = 14;

    /** So much of the film is a second that what sockets hold is little of it. */
    private static final int SECOND = 4 << 20;

    /** What sockets and pieces under way may hold. */
    private static final int UNDER_WAY = 5 << 20;

    @TempDir
    private Path folder;

    @Test
    void whoComesBackFromAPauseGetsTheLeadAndNotThePauseToo() throws Exception {
        padded(Films.plain(folder.resolve("films"), FILM_SECONDS));
        try (FakeCasework casework = new FakeCasework();
                EdgeUnderTest edge = edge(casework);
                Socket viewer = new Socket()) {
            InputStream film = ask(edge, viewer);
            long began = System.nanoTime();
            long before = 0;
            while (seconds(began) < 1) {
                before += film.read(new byte[1 << 20]);
            }
            TimeUnit.SECONDS.sleep(PAUSE_SECONDS);
            long again = System.nanoTime();
            long after = 0;
            while (seconds(again) < 0.5) {
                after += film.read(new byte[1 << 20]);
            }
            double most = UNDER_WAY + (LEAD_SECONDS + seconds(again)) * SECOND;
            assertTrue(before > SECOND, before + " bytes before the pause");
            assertTrue(after <= most, after + " bytes at once after the pause, at most " + (long) most);
        }
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    private EdgeUnderTest edge(FakeCasework casework) throws Exception {
        EdgeUnderTest edge = new EdgeUnderTest(
                folder,
                casework,
                EdgeUnderTest.streaming(
                        LEAD_SECONDS,
                        "EVENHAND_EDGE_MEDIA",
                        folder.resolve("films").toString()));
        edge.awaitStreaming(Duration.ofSeconds(40));
        return edge;
    }

    /** Asks for the film with a window so small that a pause is soon felt at the edge. */
    private static InputStream ask(EdgeUnderTest edge, Socket viewer) throws Exception {
        JsonNode item = edge.json(edge.get("/library")).path("items").get(0).path("item");
        JsonNode session = edge.json(
                edge.post(
                        "/sessions",
                        "{\"account\":\"acc-1\",\"server\":\"srv-1\",\"item\":\"" + item.textValue()
                                + "\",\"caps\":{\"direct\":true,\"containers\":[\"mp4\"],\"video\":[\"h264\"],\"audio\":[\"aac\"]}}"));
        URI file = URI.create(edge.url(session.path("file").textValue()));
        viewer.setReceiveBufferSize(1 << 16);
        viewer.connect(new InetSocketAddress(file.getHost(), file.getPort()));
        viewer.getOutputStream()
                .write(("GET " + file.getPath() + " HTTP/1.1\r\nHost: x\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        return viewer.getInputStream();
    }

    /** A box that players skip makes the file as large as a film of that length can be. */
    private static void padded(Path film) throws IOException {
        byte[] start = Files.readAllBytes(film);
        int padding = FILM_SECONDS * SECOND - start.length;
        byte[] whole = new byte[FILM_SECONDS * SECOND];
        System.arraycopy(start, 0, whole, 0, start.length);
        for (int i = 0; i < 4; i++) {
            whole[start.length + i] = (byte) (padding >>> (24 - 8 * i));
        }
        System.arraycopy("free".getBytes(StandardCharsets.US_ASCII), 0, whole, start.length + 4, 4);
        Files.write(film, whole);
    }
}
