// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.caseload;

import static io.evenhand.enforcement.Office.ANNA;
import static io.evenhand.enforcement.Office.BORIS;
import static io.evenhand.enforcement.Office.CLARA;
import static io.evenhand.enforcement.Office.EMIL;
import static io.evenhand.enforcement.Office.REASON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.verdict.Measure;
import io.evenhand.enforcement.Office;
import io.evenhand.enforcement.cases.Acted;
import io.evenhand.enforcement.cases.CaseRoom;
import io.evenhand.enforcement.cases.CaseSummary;
import io.evenhand.enforcement.cases.OwnView;
import io.evenhand.enforcement.identity.Role;
import io.evenhand.enforcement.identity.StaffMember;
import io.evenhand.enforcement.ladder.Drafts;
import io.evenhand.enforcement.ladder.Stepped;
import io.evenhand.enforcement.ledger.AppealOutcome;
import io.evenhand.enforcement.ledger.BatchRow.Item;
import io.evenhand.enforcement.ledger.CaseFilter;
import io.evenhand.enforcement.ledger.CaseId;
import io.evenhand.enforcement.ledger.CaseState;
import io.evenhand.enforcement.ledger.DecisionState;
import io.evenhand.enforcement.ledger.Slice;
import io.evenhand.enforcement.privacy.catalogue.Catalogue;
import io.evenhand.enforcement.privacy.catalogue.DataStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Batches are single decisions with a second look and a way back; known cases tell how readers read, and touch nobody. */
class CasesAreWorkedThroughIT {
    private static final String VIEW = "The dates repeat every month and nothing else explains them.";
    private static final StaffMember SEC = new StaffMember("sec", Role.SECOND_REVIEWER);

    private final Office office = new Office();
    private final Batches batches = new Batches(office.ledger, new Random(7), office.clock);

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void aBatchIsSingleDecisionsOfWhichASecondPersonSeesATenth() {
        List<CaseId> cases = cases(11);
        long batch = opened(cases, ANNA);
        assertEquals(Batches.Why.UNDECIDED, batches.finish(batch, ANNA));
        assertInstanceOf(Batches.Opened.Refused.class, batches.open(cases, ANNA), "one batch at a time");

        cases.forEach(id -> assertInstanceOf(Acted.Done.class, dismissed(id, ANNA)));
        assertNull(batches.finish(batch, ANNA));
        List<Item> drawn = items(batch, BORIS).stream().filter(Item::drawn).toList();
        assertEquals(2, drawn.size(), "a tenth of 11, rounded up");

        CaseId first = drawn.get(0).caseId();
        assertEquals(Batches.Why.SAME_PERSON, batches.check(batch, first, true, REASON, ANNA));
        assertEquals(Batches.Why.NO_OWN_VIEW, batches.check(batch, first, true, REASON, BORIS));
        office.cases.file(first, BORIS);
        office.viewed(first, BORIS);
        assertEquals(Batches.Why.TEXT_TOO_SHORT, batches.check(batch, first, true, "yes", BORIS));
        assertNull(batches.check(batch, first, true, REASON, BORIS));
        assertEquals(Batches.Why.STATE, batches.check(batch, first, true, REASON, BORIS), "one look each");
        assertEquals(
                "boris",
                items(batch, ANNA).stream()
                        .filter(item -> item.caseId().equals(first))
                        .findFirst()
                        .orElseThrow()
                        .checkedBy());
    }

    @Test
    void theDrawIsATenthRoundedUpAndEveryCaseCanBeDrawn() {
        List<CaseId> ten =
                IntStream.range(0, 10).mapToObj(i -> new CaseId("c-" + i)).toList();
        Random random = new Random(1);
        List<CaseId> seen = new ArrayList<>();
        for (int each = 0; each < 500; each++) {
            List<CaseId> drawn = Batches.draw(ten, random);
            assertEquals(1, drawn.size());
            seen.addAll(drawn);
        }
        assertEquals(10, seen.stream().distinct().count());
        assertEquals(
                5,
                Batches.draw(
                                IntStream.range(0, 50)
                                        .mapToObj(i -> new CaseId("c-" + i))
                                        .toList(),
                                random)
                        .size());
    }

    @Test
    void whenASecondPersonFindsOtherwiseWhatNobodyAgreedToIsTakenBack() {
        List<CaseId> cases = cases(2);
        long batch = opened(cases, ANNA);
        String proposal = proposed(cases.get(0), ANNA);
        dismissed(cases.get(1), ANNA);
        assertNull(batches.finish(batch, ANNA));
        CaseId drawn = items(batch, BORIS).stream()
                .filter(Item::drawn)
                .findFirst()
                .orElseThrow()
                .caseId();
        office.cases.file(drawn, BORIS);
        office.viewed(drawn, BORIS);
        assertNull(batches.check(batch, drawn, false, REASON, BORIS));

        assertEquals(CaseState.OPEN, state(cases.get(0)), "the proposal is taken back");
        assertNull(office.ladder.live(cases.get(0)));
        assertEquals(CaseState.CLOSED, state(cases.get(1)), "what was closed in somebody's favour stays closed");
        assertNotNull(batches.find(batch, ANNA).row().haltedAt());
        Stepped late = office.ladder.agree(proposal, 2, CLARA, REASON);
        assertInstanceOf(Stepped.Refused.class, late);
    }

    @Test
    void aWholeBatchIsUndoneAsOneActWithinThirtyDays() {
        List<CaseId> cases = cases(3);
        long batch = opened(cases, ANNA);
        dismissed(cases.get(0), ANNA);
        proposed(cases.get(1), ANNA);
        String agreed = proposed(cases.get(2), ANNA);
        assertNull(batches.finish(batch, ANNA));
        office.cases.file(cases.get(2), BORIS);
        office.viewed(cases.get(2), BORIS);
        assertInstanceOf(Stepped.Done.class, office.ladder.agree(agreed, 2, BORIS, REASON));
        assertEquals(1, office.cases.overview().restrictions().size());

        assertEquals(Batches.Why.NOT_FOUND, batches.undo(batch, REASON, BORIS), "its owner or a lead");
        office.clock.move(Duration.ofDays(20));
        assertNull(batches.undo(batch, REASON, CLARA));
        assertEquals(CaseState.OPEN, state(cases.get(0)));
        assertEquals(CaseState.OPEN, state(cases.get(1)));
        assertEquals(
                DecisionState.LIFTED, office.decision(account(cases.get(2))).state());
        assertEquals(0, office.cases.overview().restrictions().size());
        assertEquals(Batches.Why.STATE, batches.undo(batch, REASON, ANNA), "once");
    }

    @Test
    void afterThirtyDaysABatchStays() {
        List<CaseId> cases = cases(1);
        long batch = opened(cases, ANNA);
        dismissed(cases.get(0), ANNA);
        assertNull(batches.finish(batch, ANNA));
        office.clock.move(Duration.ofDays(31));
        assertEquals(Batches.Why.TOO_LATE, batches.undo(batch, REASON, ANNA));
        assertEquals(CaseState.CLOSED, state(cases.get(0)));
    }

    @Test
    void aKnownCaseLooksLikeAnyOtherEndsWithTheViewAndTouchesNobody() throws Exception {
        innocent("acc-100");
        cases(10);
        KnownCases known = new KnownCases(office.ledger, new Random(3), office.clock);
        known.mix();
        known.mix();
        CaseId blind = unknownName();
        AccountId name = new AccountId(account(blind));
        assertTrue(name.value().matches("acc-[0-9]{3}"), name.value());
        assertEquals(10 + 1, office.cases.queue().size(), "one, however often it is asked");

        office.cases.file(blind, ANNA);
        assertFalse(office.room.dossier(blind, ANNA).known(), "nobody is told before they wrote down their view");
        assertInstanceOf(Acted.Refused.class, office.cases.proposeLimit(blind, 1, ANNA, REASON));
        assertThrows(
                JdbiException.class,
                () -> office.ladder.propose(blind, 1, seen(blind, BORIS), Drafts.of(Measure.NOTICE)),
                "the database refuses what would follow");

        assertNull(office.room.view(blind, ANNA, OwnView.Finding.BROKEN, VIEW));
        assertTrue(office.room.dossier(blind, ANNA).known());
        assertEquals(CaseState.CLOSED, state(blind));
        assertEquals("1", office.database.value("select count(*) from decisions"), "the overturned one, and no other");
        var work = new Workload(office.ledger, office.clock).own(ANNA);
        assertEquals(1, work.known());
        assertEquals(1, work.wronglyFound());
        assertEquals(0, work.views(), "it is no view of anybody");
    }

    @Test
    void whatIsErasedIsErasedInItsCopiesToo() throws Exception {
        innocent("acc-100");
        cases(10);
        new KnownCases(office.ledger, new Random(3), office.clock).mix();
        AccountId copy = new AccountId(account(unknownName()));
        List<Slice> slices =
                Catalogue.personalTables().stream().map(DataStore::slice).toList();
        office.ledger.run(books -> books.erasures().forget(new AccountId("acc-100"), slices));
        for (String table : List.of("accounts", "assessments", "verdicts", "cases", "known_cases")) {
            assertEquals(
                    "0",
                    office.database.value(
                            "select count(*) from " + table + " where account in ('acc-100', '" + copy + "')"),
                    table);
        }
    }

    @Test
    void fewCasesHideNoKnownOne() {
        assertEquals(0, KnownCases.wanted(9));
        assertEquals(1, KnownCases.wanted(10));
        assertEquals(1, KnownCases.wanted(39));
        assertEquals(5, KnownCases.wanted(100));
        assertTrue(KnownCases.nameLike("u7f3a-91", new Random(5)).value().matches("u[0-9][a-f][0-9][a-f]-[0-9]{2}"));
    }

    @Test
    void figuresAreOnesOwnAndSumsAreOfSeveralPeopleAndLater() {
        CaseId id = office.doubtful("acc-1");
        office.cases.file(id, ANNA);
        office.clock.move(Duration.ofMinutes(4));
        office.viewed(id, ANNA);
        dismissed(id, ANNA);
        Workload workload = new Workload(office.ledger, office.clock);
        var own = workload.own(ANNA);
        assertEquals(1, own.views());
        assertEquals(1, own.settled());
        assertEquals(0, own.agreed(), "they found that the terms were broken, and nothing came of it");
        assertEquals(240.0, own.dwell(), 0.5);
        assertEquals(0, workload.own(BORIS).views());
        assertNull(workload.together(ANNA), "an analyst sees nobody else's");
        assertNull(workload.together(CLARA), "this week is not for others yet");
        office.clock.move(Duration.ofDays(8));
        assertNull(workload.together(CLARA), "and one person is not hidden in a sum");
        CaseId many = office.doubtful("acc-2");
        for (StaffMember each : List.of(ANNA, BORIS, EMIL)) {
            office.cases.file(many, each);
            office.viewed(many, each);
        }
        office.clock.move(Duration.ofDays(8));
        assertEquals(3, workload.together(CLARA).people());
    }

    @Test
    void aSearchIsByKindAndDateAndItsCountsHideTheFew() throws Exception {
        List<CaseId> cases = cases(12);
        cases.subList(0, 2).forEach(id -> dismissed(id, ANNA));
        CaseSearch search = new CaseSearch(office.ledger, office.clock);
        assertEquals(12, search.find(CaseFilter.ALL, 0, ANNA).count());
        CaseFilter closed = new CaseFilter(CaseState.CLOSED, null, null, null, null, null);
        assertEquals(
                Set.copyOf(cases.subList(0, 2)),
                search.find(closed, 0, ANNA).cases().stream()
                        .map(CaseSummary::id)
                        .collect(Collectors.toSet()));
        CaseFilter own = new CaseFilter(null, null, null, null, null, "anna");
        assertEquals(2, search.find(own, 0, ANNA).count(), "cases in which Anna did something");
        String csv = search.counts(CaseFilter.ALL, ANNA);
        assertEquals("\"opened\",\"CLOSED\",\"OPEN\",\"TOTAL\"\r\n", csv.substring(0, csv.indexOf('\n') + 1));
        assertFalse(csv.contains(",2,"), "two closed cases are too few to be shown: " + csv);
        assertFalse(csv.contains("acc-"), csv);
        assertThrows(IllegalArgumentException.class, () -> search.counts(CaseFilter.ALL, Office.OTTO));
        assertEquals(
                "1",
                office.database.value(
                        "select count(*) from audit_log where act = 'search.exported' and actor = 'anna'"));
    }

    @Test
    void aSecondReviewerAgreesAndBeginsNothingAndAnAppealReviewerOnlyHearsAppeals() {
        office.ledger.run(books -> books.staff()
                .upsert(
                        new io.evenhand.enforcement.ledger.StaffRow(
                                "sec", Role.SECOND_REVIEWER.name(), "pbkdf2-sha512$1$none$none"),
                        office.clock.instant()));
        CaseId id = office.doubtful("acc-1", ANNA);
        office.cases.file(id, SEC);
        assertNull(office.room.view(id, SEC, OwnView.Finding.BROKEN, VIEW));
        office.room.release(id, SEC);
        assertEquals(
                new Stepped.Refused(Stepped.Why.ROLE), office.ladder.propose(id, 1, SEC, Drafts.of(Measure.NOTICE)));
        assertEquals(new Acted.Refused(Acted.Why.ROLE), office.cases.dismiss(id, 1, SEC, REASON));
        Stepped.Done written = (Stepped.Done) office.ladder.propose(id, 1, ANNA, Drafts.of(Measure.NOTICE));
        assertInstanceOf(Stepped.Done.class, office.ladder.submit(written.proposal(), 1, ANNA));
        assertInstanceOf(Stepped.Done.class, office.ladder.agree(written.proposal(), 2, SEC, REASON));
        StaffMember hearer = new StaffMember("hearer", Role.APPEAL_REVIEWER);
        assertEquals(CaseRoom.Why.ROLE, office.room.view(id, hearer, OwnView.Finding.BROKEN, VIEW));
        assertTrue(Role.APPEAL_REVIEWER.hearsAppeals());
        assertFalse(Role.SECOND_REVIEWER.hearsAppeals());
    }

    private List<CaseId> cases(int count) {
        List<CaseId> cases = new ArrayList<>();
        for (int each = 1; each <= count; each++) {
            cases.add(office.doubtful("acc-" + each));
        }
        return cases;
    }

    private long opened(List<CaseId> cases, StaffMember by) {
        return ((Batches.Opened.Done) batches.open(cases, by)).batch();
    }

    private List<Item> items(long batch, StaffMember by) {
        return batches.find(batch, by).items();
    }

    private StaffMember seen(CaseId id, StaffMember by) {
        office.cases.file(id, by);
        // an own view would end the case, so one is written past the desk
        office.ledger.run(books -> books.cases()
                .event(
                        id,
                        io.evenhand.enforcement.ledger.CaseEventKind.VIEW_UNSURE,
                        by.name(),
                        VIEW,
                        office.clock.instant()));
        return by;
    }

    private Acted dismissed(CaseId id, StaffMember by) {
        office.cases.file(id, by);
        int version =
                office.ledger.inTransaction(books -> books.cases().find(id).version());
        return office.cases.dismiss(id, version, by, REASON);
    }

    private String proposed(CaseId id, StaffMember by) {
        office.cases.file(id, by);
        office.viewed(id, by);
        int version =
                office.ledger.inTransaction(books -> books.cases().find(id).version());
        Stepped.Done done = (Stepped.Done) office.ladder.propose(id, version, by, Drafts.of(Measure.LIMIT));
        assertInstanceOf(Stepped.Done.class, office.ladder.submit(done.proposal(), 1, by));
        return done.proposal();
    }

    private CaseState state(CaseId id) {
        return office.ledger.inTransaction(books -> books.cases().find(id).state());
    }

    private String account(CaseId id) {
        return office.ledger.inTransaction(
                books -> books.cases().find(id).account().value());
    }

    /** Somebody whose limit an appeal overturned. */
    private void innocent(String account) {
        var decision = office.limit(account);
        var appeal = office.appeal(decision);
        office.appeals.decide(appeal.id(), EMIL, AppealOutcome.OVERTURNED, REASON);
    }

    private CaseId unknownName() {
        return office.cases.queue().stream()
                .filter(each -> !each.account().value().matches("acc-([1-9]|10)"))
                .findFirst()
                .orElseThrow()
                .id();
    }
}
