// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.scoring.history.Calendar;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Few are known exactly, too many are known to be too many, and neither depends on who came first. */
class CrowdTest {
    private static final long SEED = 41;
    private static final int MAX = 5;
    private static final long WINDOW = 180 * Calendar.DAY;
    private static final long FIRST = Calendar.boundaryAfter(20_000 * Calendar.DAY);

    private record Visit(String name, long day) {}

    @Test
    void itAgreesWithWhoeverRemembersEverything() {
        Random random = new Random(SEED);
        for (int world = 0; world < 60; world++) {
            List<Visit> visits = visits(random, 2 + random.nextInt(14), 5 + random.nextInt(200));
            for (int run = 0; run < 3; run++) {
                List<Visit> shuffled = new ArrayList<>(visits);
                Collections.shuffle(shuffled, random);
                check(shuffled, random.nextInt(3), "seed " + SEED + ", world " + world + ", run " + run);
            }
        }
    }

    @Test
    void aBankOfManyCustomersStaysSmall() {
        Crowd crowd = new Crowd(MAX);
        for (int i = 0; i < 5_000; i++) {
            crowd.add("customer-" + i, FIRST + (i % 7) * Calendar.DAY);
        }
        assertEquals(MAX + 1, crowd.size());
        assertTrue(crowd.isTooMany(crowd.within(FIRST, FIRST + Calendar.WEEK)));
    }

    /** Visits arrive in any order within each week; now and then what is old is forgotten. */
    private static void check(List<Visit> visits, int tidiness, String where) {
        Crowd crowd = new Crowd(MAX);
        for (long boundary = FIRST; boundary < FIRST + 80 * Calendar.WEEK; boundary += Calendar.WEEK) {
            long now = boundary;
            visits.stream()
                    .filter(visit -> visit.day() >= now - Calendar.WEEK && visit.day() < now)
                    .forEach(visit -> crowd.add(visit.name(), visit.day()));
            Set<String> everybody = new TreeSet<>();
            visits.stream()
                    .filter(visit -> visit.day() >= now - WINDOW && visit.day() < now)
                    .forEach(visit -> everybody.add(visit.name()));
            List<String> present = crowd.within(now - WINDOW, now);
            assertEquals(everybody.size() > MAX, crowd.isTooMany(present), where);
            if (everybody.size() <= MAX) {
                assertEquals(List.copyOf(everybody), present, where);
            }
            if (tidiness > 0 && (boundary / Calendar.WEEK) % tidiness == 0) {
                crowd.prune(now - WINDOW, now);
            }
        }
    }

    private static List<Visit> visits(Random random, int names, int number) {
        List<Visit> visits = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            long week = random.nextInt(2) == 0 ? random.nextInt(40) : 2L * random.nextInt(40);
            visits.add(new Visit(
                    "n" + random.nextInt(names),
                    FIRST - Calendar.WEEK + week * Calendar.WEEK + random.nextInt(7) * Calendar.DAY));
        }
        return visits;
    }
}
