// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.assessment.Family;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** In a small world the sellers stand out persistently, and no community does. */
class SellersStandOutTest {
    @Test
    void sellersAndNobodyElse() {
        List<Assessment> assessments = SingleAccountRun.assess(Population.events(7, 30));
        Map<String, Assessment> last = assessments.stream()
                .collect(Collectors.toMap(it -> it.account().value(), Function.identity(), (a, b) -> b));
        for (String seller : List.of("seller-a", "seller-b", "seller-c")) {
            Assessment it = last.get(seller);
            assertTrue(it.enough(), seller);
            assertTrue(it.score() >= 14, seller + " has " + it.score());
            assertEquals(4, it.gates().persistence().trueCount(), seller);
            assertTrue(it.atom("rhythm.tenure").points() >= 10, seller);
            assertTrue(it.atom("rhythm.tenure").detail().get("multiples") >= 2, seller);
        }
        assertEquals(3, last.get("seller-a").points(Family.LINK));
        assertEquals(0, last.get("seller-c").points(Family.LINK));
        for (Assessment each : assessments) {
            boolean community = each.account().value().startsWith("community");
            assertTrue(!community || each.gates().persistence().trueCount() == 0, each.toString());
        }
    }
}
