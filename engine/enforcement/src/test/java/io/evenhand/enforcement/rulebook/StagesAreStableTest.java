// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.rulebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.id.AccountId;
import io.evenhand.enforcement.FakeRuleset;
import io.evenhand.enforcement.FakeWorkshop;
import io.evenhand.enforcement.ledger.RulesetRow;
import io.evenhand.enforcement.ledger.TermRow;
import io.evenhand.rules.ruleset.Ruleset;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A stage is a part of all accounts: always the same ones, more of them at a greater percentage, others for another version. */
class StagesAreStableTest {
    private static final List<AccountId> ACCOUNTS =
            IntStream.range(0, 5_000).mapToObj(i -> new AccountId("acc-" + i)).toList();

    @Test
    void aStageTakesAboutItsPartAndAGreaterOneKeepsThem() {
        List<AccountId> ten = taken("first limits from 12", 10);
        List<AccountId> thirty = taken("first limits from 12", 30);
        assertEquals(500, ten.size(), 80);
        assertEquals(1_500, thirty.size(), 120);
        assertTrue(thirty.containsAll(ten));
        assertEquals(ten, taken("first limits from 12", 10));
    }

    @Test
    void anotherVersionBeginsWithOtherPeople() {
        List<AccountId> first = taken("first limits from 12", 10);
        List<AccountId> second = taken("second limits from 12", 10);
        long both = first.stream().filter(second::contains).count();
        assertNotEquals(first, second);
        assertTrue(both < 100, "by chance 50 of 500 are in both, here " + both);
    }

    private static List<AccountId> taken(String text, int percent) {
        Ruleset active = FakeRuleset.careful();
        Ruleset staged = new FakeWorkshop(active).read(text).ruleset();
        TermRow term = new TermRow(
                1,
                staged.version(),
                RulesetRow.Origin.UPLOAD,
                TermRow.Stage.STAGED,
                percent,
                "pia",
                "clara",
                1L,
                null,
                null,
                "clara",
                "",
                "",
                "",
                Instant.EPOCH,
                null,
                null);
        InForce inForce = new InForce(active, false, new InForce.Running(staged, term), null, List.of(), Map.of());
        return ACCOUNTS.stream()
                .filter(account -> inForce.decidesAbout(account) == staged)
                .toList();
    }
}
