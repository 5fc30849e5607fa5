// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.casework;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

/** What casework says about rules reads on a terminal as people need it. */
class RulesTextTest {
    private static final String HASH = "\"sha256:0123456789abcdef0123456789abcdef\"";

    @Test
    void aVersionIsShownByTheBeginningOfItsHashWithWhatItDoesAndForWhat() throws Exception {
        assertEquals(
                "0123456789ab   staged 10 %, shadow      pia          sellers go unseen\n",
                status("{\"versions\":[{\"hash\":" + HASH
                        + ",\"origin\":\"UPLOAD\",\"author\":\"pia\",\"why\":\"sellers go unseen\","
                        + "\"does\":[\"STAGED 10 %\",\"SHADOW\"]}]}"));
    }

    @Test
    void aVersionThatDoesNothingWaitsOrWaitsApproved() throws Exception {
        String line = "{\"versions\":[{\"hash\":" + HASH + ",\"origin\":\"DEPLOYMENT\",\"does\":[]%s}]}";
        assertEquals(
                "0123456789ab   waits                    -            came with the program\n",
                status(String.format(line, "")));
        assertEquals(
                "0123456789ab   approved by clara        -            came with the program\n",
                status(String.format(line, ",\"approver\":\"clara\"")));
    }

    @Test
    void everyBreakerThatTrippedIsShownWithWhoReleasedItWhenAndWhy() throws Exception {
        String open = "{\"id\":2,\"ruleset\":" + HASH + ",\"rule\":\"many-viewers\",\"kind\":\"OVERTURNED\","
                + "\"detail\":\"3 of 20 were won\",\"trippedAt\":\"2026-03-03T09:00:00.000Z\"}";
        String released = "{\"id\":1,\"ruleset\":" + HASH + ",\"kind\":\"HOURLY\",\"detail\":\"7 within an hour\","
                + "\"trippedAt\":\"2026-03-02T09:00:00.000Z\",\"releasedAt\":\"2026-03-02T10:00:00.000Z\","
                + "\"releasedBy\":\"clara\",\"releaseReason\":\"looked at all of them\"}";
        assertEquals(
                "breaker 2 stops 0123456789ab rule many-viewers: 3 of 20 were won\n"
                        + "  breaker 2 tripped 2026-03-03T09:00:00.000Z, overturned, 0123456789ab rule many-viewers: "
                        + "3 of 20 were won; nobody released it\n"
                        + "  breaker 1 tripped 2026-03-02T09:00:00.000Z, hourly, 0123456789ab: 7 within an hour; "
                        + "released 2026-03-02T10:00:00.000Z by clara: looked at all of them\n",
                status("{\"breakers\":[" + open + "],\"breakerHistory\":[" + open + "," + released + "]}"));
    }

    @Test
    void itSaysFirstIfRulesRestrictNobodyByThemselves() throws Exception {
        assertEquals(
                "rules restrict nobody by themselves: no version is active that this program can use\n",
                status("{\"reviewOnly\":true}"));
    }

    @Test
    void anOrderToUndoSaysHowFarItIs() throws Exception {
        assertEquals(
                "undo 4 of 0123456789ab: waits for a second person, 3 decisions, 0 confirmed by every connected edge\n",
                status("{\"undos\":[{\"id\":4,\"ruleset\":" + HASH + ",\"decisions\":3,\"restored\":0}]}"));
        assertEquals(
                "undo 4 of 0123456789ab rule r: DONE, 3 decisions, 2 confirmed by every connected edge\n",
                status("{\"undos\":[{\"id\":4,\"ruleset\":" + HASH
                        + ",\"rule\":\"r\",\"outcome\":\"DONE\",\"decisions\":3,\"restored\":2}]}"));
    }

    @Test
    void aReportShowsItsAgeItsPeriodWhatItCoversAndWhoChanges() throws Exception {
        assertEquals(
                """
                report 7 on 0123456789ab beside 0123456789ab: 14 assessments of 12 accounts
                  made 3 days ago; 2026-01-01T00:00:00.000Z to 2026-04-01T00:00:00.000Z; 93 % of what is stored of the last 90 days
                  review -> limit: 4 accounts
                policy                              accounts    people  sellers  not sellers  per seller
                this version                               6       270        3            1        90.0
                the active version                         2        90        0            0           -
                  nobody knows who sells
                """,
                RulesText.report(json("{\"id\":7,\"ageDays\":3,\"share\":0.93,\"found\":{\"ruleset\":" + HASH
                        + ",\"baseline\":" + HASH
                        + ",\"assessments\":14,\"accounts\":12,\"from\":\"2026-01-01T00:00:00.000Z\","
                        + "\"until\":\"2026-04-01T00:00:00.000Z\",\"truth\":\"nobody knows who sells\","
                        + "\"changes\":[{\"from\":\"none\",\"to\":\"none\",\"accounts\":8},"
                        + "{\"from\":\"review\",\"to\":\"limit\",\"accounts\":4}],"
                        + "\"policies\":[{\"name\":\"this version\",\"accounts\":6,\"people\":270,\"sellers\":3,"
                        + "\"innocents\":1},{\"name\":\"the active version\",\"accounts\":2,\"people\":90,"
                        + "\"sellers\":0,\"innocents\":0}]}}")));
    }

    @Test
    void aVersionShowsWhatItHasProvedWhatFailedAndWhoWaivedTheRest() throws Exception {
        assertEquals(
                """
                0123456789ab  waits
                  missing  cases: 59 of 60 passed
                  enough   shadow: 200 assessments
                           choir.yaml: outcome is limit
                           seller.yaml: outcome is review; left out: too few
                  waived by dora 2026-03-02T09:00:00.000Z on report 7: a wave of sellers (worked cases: 59 of 60 passed)
                """,
                RulesText.version(json("{\"version\":{\"hash\":" + HASH + ",\"does\":[]},\"proofs\":["
                        + "{\"kind\":\"CASES\",\"given\":false,\"words\":\"59 of 60 passed\"},"
                        + "{\"kind\":\"SHADOW\",\"given\":true,\"words\":\"200 assessments\"}],"
                        + "\"cases\":{\"failures\":\"choir.yaml: outcome is limit\","
                        + "\"leftOut\":\"seller.yaml: outcome is review; left out: too few\"},\"waivers\":[{\"waivedBy\":\"dora\","
                        + "\"waivedAt\":\"2026-03-02T09:00:00.000Z\",\"report\":7,\"reason\":\"a wave of sellers\","
                        + "\"missing\":\"worked cases: 59 of 60 passed\"}]}")));
    }

    @Test
    void aDryRunPutsWhatWasBesideWhatWouldBe() throws Exception {
        assertEquals(
                "2026-03-02T09:00:00.000Z  was review           would be limit            [\"many-viewers\"]\n",
                RulesText.dryRun(json("[{\"recorded\":{\"asOf\":\"2026-03-02T09:00:00.000Z\",\"outcome\":\"review\"},"
                        + "\"tried\":{\"outcome\":\"limit\",\"fired\":[\"many-viewers\"]}}]")));
    }

    private static String status(String overview) throws JsonProcessingException {
        return RulesText.status(json(overview));
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return new ObjectMapper().readTree(text);
    }
}
