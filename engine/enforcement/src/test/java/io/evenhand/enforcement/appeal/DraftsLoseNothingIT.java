// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.appeal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.enforcement.Office;
import io.evenhand.enforcement.appeal.AppealDrafts.Added;
import io.evenhand.enforcement.attachment.FileVault;
import io.evenhand.enforcement.ledger.DecisionRow;
import io.evenhand.enforcement.ledger.DraftBook.DraftFile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What somebody writes and adds to an appeal is there when they come back, also from two pages at once. */
class DraftsLoseNothingIT {
    private static final int FILES = 8;

    @Test
    void filesThatAreAddedAtOnceAreAllThere() throws Exception {
        ExecutorService pages = Executors.newFixedThreadPool(FILES);
        try (Office office = new Office()) {
            AppealDrafts drafts = drafts(office);
            String token = office.token(office.limit("acc-1"));
            assertTrue(drafts.save(token, AppealDraft.blank("en").withStatement("I share with my choir.")));
            List<Future<Added>> added = new ArrayList<>();
            for (int each = 0; each < FILES; each++) {
                String name = "letter-" + each + ".txt";
                added.add(pages.submit(() -> drafts.add(token, name, name.getBytes(UTF_8), "en")));
            }
            List<Added> answers = new ArrayList<>();
            for (Future<Added> each : added) {
                answers.add(each.get(20, TimeUnit.SECONDS));
            }
            assertEquals(Collections.nCopies(FILES, Added.ADDED), answers);
            AppealDraft draft = drafts.find(token, "en");
            assertEquals("I share with my choir.", draft.statement());
            assertEquals(
                    IntStream.rangeClosed(1, FILES).boxed().toList(),
                    draft.files().stream().map(DraftFile::number).toList());
        } finally {
            pages.shutdownNow();
        }
    }

    @Test
    void whatIsSentIsTheDraftAndLeavesNone() throws Exception {
        try (Office office = new Office()) {
            AppealDrafts drafts = drafts(office);
            DecisionRow row = office.limit("acc-1");
            String token = office.token(row);
            drafts.save(token, AppealDraft.blank("en").withStatement("I share with my choir."));
            assertEquals(Added.ADDED, drafts.add(token, "letter.txt", "Dear choir".getBytes(UTF_8), "en"));
            assertTrue(drafts.send(token, "en") instanceof Filing.Filed);
            Appeal appeal = office.appeals.ofDecision(row.decision().id());
            assertEquals("I share with my choir.", appeal.statement());
            assertEquals(1, office.appeals.files(appeal.id()).size());
            assertEquals("0", office.database.value("select count(*) from appeal_drafts"));
        }
    }

    private static AppealDrafts drafts(Office office) {
        return new AppealDrafts(office.ledger, office.links, new FileVault(new byte[32]), office.appeals, office.clock);
    }
}
