// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.verdict.Measure;
import io.evenhand.enforcement.Office;
import io.evenhand.enforcement.appeal.AppealForm;
import io.evenhand.enforcement.appeal.Filing;
import io.evenhand.enforcement.ladder.Drafts;
import io.evenhand.enforcement.ledger.DecisionRow;
import io.evenhand.enforcement.redress.CaseBundles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Law 17 where it is casework's: neither what goes to edges nor anybody else's link says why, or what was found or said. */
class ViewersLearnNothingIT {
    @TempDir
    Path dir;

    @Test
    void whatGoesToEdgesSaysNothingThatWasFoundWrittenOrSaid() throws Exception {
        try (Office office = new Office();
                FeedPublisher feed = office.publisher(dir, Office.keys())) {
            feed.start();
            DecisionRow limit = office.limit("acc-1");
            DecisionRow suspension = office.taken(office.doubtful("acc-2"), Drafts.of(Measure.SUSPEND_ACCOUNT));
            appealed(office, limit);
            Office.await("both are announced", () -> isPublished(office, limit) && isPublished(office, suspension));
            String feedText = everything(dir);
            assertTrue(feedText.contains("acc-1") && feedText.contains("acc-2"), "otherwise this would prove nothing");
            for (DecisionRow row : List.of(limit, suspension)) {
                row.decision().reasons().facts().forEach(fact -> assertFalse(feedText.contains(fact), fact));
                assertFalse(feedText.contains(row.decision().reasons().ground()));
            }
            for (String word :
                    List.of("choir", "proportionality", "anna", "boris", "rhythm.tenure", "points", "score")) {
                assertFalse(feedText.contains(word), "the feed says " + word);
            }
        }
    }

    @Test
    void nobodysLinkOpensSomebodyElsesReasonsOrFile() {
        try (Office office = new Office()) {
            String mine = office.token(office.limit("acc-1"));
            String theirs = office.token(office.limit("acc-2"));
            CaseBundles bundles = new CaseBundles(office.ledger, office.links, office.appeals, office.clock);
            String mixed = theirs.substring(0, theirs.lastIndexOf('.')) + mine.substring(mine.lastIndexOf('.'));
            assertNull(bundles.behind(mixed));
            assertNull(office.notices.served(mixed));
            assertNull(office.notices.open(mixed));
            assertEquals(
                    Filing.Why.LINK_NOT_VALID,
                    ((Filing.Refused) office.appeals.file(mixed, AppealForm.of("I am somebody else.", null))).why());
        }
    }

    private static void appealed(Office office, DecisionRow row) {
        office.appeals.file(office.token(row), AppealForm.of("I share with my choir. Nobody pays.", null));
    }

    private static boolean isPublished(Office office, DecisionRow row) {
        return office.decision(row.decision().id()).publishedRev() != null;
    }

    private static String everything(Path dir) throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(dir)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(Files.readString(file, StandardCharsets.UTF_8));
            }
        }
        return all.toString();
    }
}
