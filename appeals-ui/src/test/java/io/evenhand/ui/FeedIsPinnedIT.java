// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pin over HTTP: who may, what everybody sees of it, and that edges are told nothing new until it is released. */
class FeedIsPinnedIT {
    private static final String PIN = "/api/v1/desk/feed/pin";
    private static final String RELEASE = "/api/v1/desk/feed/release";
    private static final String WHY = "the last revision looks wrong";

    @TempDir
    Path dir;

    @Test
    void anOperatorPinsWhatEverybodySeesUntilItIsReleased() {
        try (Running casework = Running.start(dir)) {
            long head = Patience.announcedRev(casework, -1);
            Program odo = Program.staff(casework, "odo");
            String body = "{\"rev\":" + head + ",\"hours\":2,\"reason\":\"" + WHY + "\"}";
            assertEquals(401, Program.nobody(casework).post(PIN, body).statusCode());
            assertEquals(401, Program.operator(casework).post(PIN, body).statusCode(), "a token is nobody's word");
            assertEquals(403, Program.staff(casework, "ann").post(PIN, body).statusCode());
            assertRefused(odo.post(PIN, body.replace("\"rev\":" + head, "\"rev\":" + (head + 5))), "the newest");
            assertRefused(odo.post(PIN, body.replace("2,", "48,")), "from one hour to 24");
            assertRefused(odo.post(PIN, body.replace(WHY, "no")), "say why");
            assertEquals(head, odo.done(PIN, body).path("rev").asLong());
            assertRefused(odo.post(PIN, body), "already");

            casework.limited("acc-1");
            Patience.await(() -> odo.read("/api/v1/desk/feed")
                            .path("pinned")
                            .path("restricting")
                            .asInt()
                    == 1);
            assertEquals(head, Patience.announcedRev(casework, -1));
            String ready = new Visitor(casework).get("/readyz").body();
            assertTrue(ready.contains("the feed is pinned at revision " + head), ready);
            assertFalse(ready.contains(WHY), "who may ask whether it is ready is nobody in particular");
            Visitor max = Visitor.signedIn(casework, "max", "max-password-6");
            assertTrue(max.get("/desk").body().contains("Edges hear nothing new"));
            String programs = max.get("/desk/programs").body();
            assertTrue(
                    programs.contains("Edges stay at revision " + head) && programs.contains("1 restriction"),
                    programs);

            odo.done(RELEASE, "{\"reason\":\"it was right after all\"}");
            assertTrue(Patience.announcedRev(casework, head) > head);
            assertRefused(odo.post(RELEASE, "{\"reason\":\"it was right after all\"}"), "no revision is pinned");
            assertFalse(max.get("/desk").body().contains("Edges hear nothing new"));
            String log = Program.operator(casework).get("/api/v1/audit/log").body();
            assertTrue(log.contains("feed.pinned") && log.contains("feed.unpinned") && log.contains(WHY), log);
        }
    }

    private static void assertRefused(HttpResponse<String> answer, String why) {
        assertEquals(422, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains(why), answer.body());
    }
}
