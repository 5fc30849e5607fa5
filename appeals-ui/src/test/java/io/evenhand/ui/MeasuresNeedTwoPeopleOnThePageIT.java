// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The room of networks: who would be hit stands there before anybody can propose, and one person alone refuses nobody. */
class MeasuresNeedTwoPeopleOnThePageIT {
    @TempDir
    Path dir;

    @Test
    void askedProposedAgreedAndEnded() {
        try (Running casework = Running.start(dir)) {
            Visitor lee = Visitor.signedIn(casework, "lee", "lee-password-3");
            String preview = lee.get("/desk/networks?prefix=198.18.16.0%2F24").body();
            assertTrue(preview.contains("256 announced IPv4 addresses"), preview);
            assertTrue(preview.contains("fewer than 5"), "a few are not told from none");
            assertEquals(422, lee.get("/desk/networks?prefix=198.18.16.1%2F24").statusCode());
            String several = lee.get("/desk/networks?prefix=as64496,reseller").body();
            assertTrue(several.contains(">AS64496</h3>"), several);
            assertTrue(several.contains(">reseller (1 systems)</h3>"), several);
            String wrong =
                    lee.get("/desk/networks?prefix=AS64496+198.18.16.1%2F24").body();
            assertTrue(wrong.contains("198.18.16.1/24: ") && wrong.contains(">AS64496</h3>"), wrong);

            HttpResponse<String> wide = propose(lee, "198.18.0.0/16");
            assertEquals(422, wide.statusCode());
            assertTrue(wide.body().contains("wider than the /20"), wide.body());
            assertEquals(303, propose(lee, "198.18.16.0/24").statusCode());
            HttpResponse<String> own = act(lee, "agree");
            assertEquals(422, own.statusCode());
            assertTrue(own.body().contains("another person"), own.body());

            Visitor ann = Visitor.signedIn(casework, "ann", "ann-password-1");
            assertFalse(ann.get("/desk/networks").body().contains("Propose a measure"), "an analyst reads only");
            assertEquals(422, act(ann, "agree").statusCode());

            Visitor max = Visitor.signedIn(casework, "max", "max-password-6");
            assertTrue(max.get("/desk/networks").body().contains("nothing is refused yet"));
            assertEquals(303, act(max, "agree").statusCode());
            assertTrue(max.get("/desk/networks").body().contains("in force until"));
            assertEquals(303, act(lee, "end").statusCode());
            assertTrue(max.get("/desk/networks").body().contains(">over<"));
        }
    }

    private static HttpResponse<String> propose(Visitor by, String prefix) {
        Map<String, String> form = new HashMap<>(Map.of(
                "prefix", prefix,
                "action", "DENY",
                "cause", "SECURITY",
                "hours", "24",
                "words", "thousands of sign-ins with stolen passwords"));
        form.put("csrf", Visitor.csrf(by.get("/desk/networks").body()));
        return by.post("/desk/networks", form);
    }

    private static HttpResponse<String> act(Visitor by, String what) {
        String csrf = Visitor.csrf(by.get("/desk/networks").body());
        return by.post("/desk/networks/1", Map.of("csrf", csrf, "act", what));
    }
}
