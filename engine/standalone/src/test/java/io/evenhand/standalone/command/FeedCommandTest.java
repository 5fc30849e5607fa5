// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.standalone.Main;
import io.evenhand.standalone.casework.FakeCasework;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The feed is pinned and let go by a person, with a reason, in one request each. */
class FeedCommandTest {
    private static final String PINNED =
            "{\"rev\":12,\"pinned\":{\"rev\":12,\"by\":\"odo\",\"at\":\"2026-03-02T09:00:00Z\","
                    + "\"until\":\"2026-03-02T13:00:00Z\",\"reason\":\"it looks wrong\",\"restricting\":3,\"relieving\":1}}";

    @TempDir
    Path home;

    private Console console;
    private FakeCasework casework;

    @BeforeEach
    void start() throws IOException {
        casework = new FakeCasework("/api/v1/desk/feed");
        Files.writeString(home.resolve("password"), "a password\n");
        console = new Console(home);
    }

    @AfterEach
    void stop() {
        console.close();
        casework.close();
    }

    @Test
    void aPersonPinsTheRevisionTheySawAndIsToldWhatWaits() {
        casework.answers("POST /pin", "{\"done\":true,\"rev\":12}").answers("GET", PINNED);
        assertEquals(0, person("pin", "12", "--reason", "it looks wrong"), this::complained);
        assertEquals(
                List.of("odo POST /pin {\"hours\":4,\"reason\":\"it looks wrong\",\"rev\":12}", "odo GET"),
                casework.asked().stream().map(FeedCommandTest::sorted).toList());
        assertEquals("""
                newest revision 12
                pinned since 2026-03-02T09:00:00Z until 2026-03-02T13:00:00Z by odo: it looks wrong
                waiting: 3 that restrict, 1 that relieve
                to go on: ./evenhand feed release --as NAME --reason TEXT
                """, console.said());
    }

    @Test
    void aPersonLetsEdgesGoOn() {
        casework.answers("POST /release", "{\"done\":true,\"rev\":12}").answers("GET", "{\"rev\":13}");
        assertEquals(0, person("release", "--reason", "it was right after all"), this::complained);
        assertEquals(0, person("status"), this::complained);
        assertEquals("released; what waited is being published\nnewest revision 13\nnot pinned\n", console.said());
        assertEquals(
                "odo POST /release {\"reason\":\"it was right after all\"}",
                casework.asked().get(0));
    }

    @Test
    void nobodyPinsWithoutANameOrAReasonAndWhatCaseworkRefusesIsSaid() {
        assertEquals(2, run("pin", "12", "--reason", "it looks wrong"));
        assertTrue(complained().contains("say --as NAME"), complained());
        assertEquals(2, person("pin", "12"));
        assertTrue(complained().contains("--reason"), complained());
        assertEquals(List.of(), casework.asked());
        casework.answers(
                "POST /pin", 422, "{\"title\":\"it cannot be done like this\",\"detail\":\"only the newest\"}");
        assertEquals(3, person("pin", "11", "--reason", "it looks wrong"));
        assertTrue(complained().contains("only the newest"), complained());
    }

    private int person(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of(
                "--as", "odo", "--password-file", home.resolve("password").toString()));
        return run(all.toArray(String[]::new));
    }

    private int run(String... words) {
        List<String> all = new ArrayList<>(List.of("feed"));
        all.addAll(List.of(words));
        all.addAll(List.of("--casework", casework.address().toString()));
        return Main.execute(all.toArray(String[]::new));
    }

    /** The fields of an object of one level in order of their names: a map has none. */
    private static String sorted(String asked) {
        int brace = asked.indexOf('{');
        return brace < 0
                ? asked
                : asked.substring(0, brace) + "{"
                        + String.join(
                                ",",
                                List.of(asked.substring(brace + 1, asked.length() - 1)
                                                .split(",", -1))
                                        .stream()
                                        .sorted()
                                        .toList())
                        + "}";
    }

    private String complained() {
        return console.complained();
    }
}
