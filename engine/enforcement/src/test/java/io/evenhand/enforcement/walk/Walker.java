// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.walk;

import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.DecisionId;
import io.evenhand.contract.verdict.Measure;
import io.evenhand.enforcement.Office;
import io.evenhand.enforcement.Samples;
import io.evenhand.enforcement.appeal.Filing;
import io.evenhand.enforcement.appeal.Ruling;
import io.evenhand.enforcement.identity.StaffMember;
import io.evenhand.enforcement.ladder.Drafts;
import io.evenhand.enforcement.ladder.Responses;
import io.evenhand.enforcement.ladder.Stepped;
import io.evenhand.enforcement.ledger.AppealOutcome;
import io.evenhand.enforcement.ledger.CaseRow;
import io.evenhand.enforcement.ledger.DecisionRow;
import io.evenhand.enforcement.ledger.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Does one random thing at a time, and asks the model what must come of it. */
final class Walker {
    private static final List<StaffMember> STAFF =
            List.of(Office.ANNA, Office.BORIS, Office.CLARA, Office.DORA, Office.EMIL, Office.OTTO);
    private static final List<Measure> MEASURES =
            List.of(Measure.NOTICE, Measure.LIMIT, Measure.SUSPEND_SERVER, Measure.SUSPEND_ACCOUNT, Measure.TERMINATE);
    private static final int PEOPLE_PER_TOWN = 6;

    private final Office office;
    private final Random random;
    private final List<Model> town = new ArrayList<>();
    private int number;

    Walker(Office office, Random random) {
        this.office = office;
        this.random = random;
    }

    /** What was tried, what the model expected and what happened. */
    record Step(String what, boolean expected, boolean happened, Object answer) {}

    /** Old files grow without end; from here on other accounts are acted on. */
    void moveToANewTown() {
        town.clear();
        for (int i = 0; i < PEOPLE_PER_TOWN; i++) {
            town.add(new Model("acc-" + ++number));
        }
    }

    Step step() {
        office.clock.move(Duration.ofSeconds(1 + random.nextInt(600)));
        Model model = town.get(random.nextInt(town.size()));
        StaffMember who = STAFF.get(random.nextInt(STAFF.size()));
        return switch (random.nextInt(13)) {
            case 0 -> assess(model);
            case 1, 2 -> read(model, who);
            case 3 -> propose(model, who);
            case 4 -> submit(model, who);
            case 5, 6, 7 -> agree(model, who);
            case 8 -> random.nextInt(4) == 0 ? refuse(model, who) : respond(model);
            case 9 -> appeal(model);
            case 10 -> decide(model, who);
            case 11 -> random.nextInt(5) == 0 ? lift(model, who) : read(model, who);
            default -> wait(model);
        };
    }

    private Instant now() {
        return office.clock.instant();
    }

    private Step assess(Model model) {
        office.intake.handle(
                Samples.doubtful(model.account, "as-" + model.account + "-" + now().toEpochMilli(), now()));
        CaseRow live = live(model);
        boolean is = live != null;
        model.caseIs(is ? live.id() : null);
        if (is && !model.isProven() && random.nextInt(3) > 0) {
            office.proven(live.id());
            model.proven();
        }
        return new Step("assess", is, is, "case");
    }

    private CaseRow live(Model model) {
        return office.ledger.inTransaction(books -> books.cases().live(new AccountId(model.account)));
    }

    private Step read(Model model, StaffMember who) {
        if (model.caseId == null) {
            return new Step("read nothing", false, false, "");
        }
        boolean happened = office.cases.file(model.caseId, who) != null;
        model.read(who);
        return new Step("read", true, happened, "");
    }

    private Step propose(Model model, StaffMember who) {
        if (model.caseId == null) {
            return new Step("propose without a case", false, false, "");
        }
        Measure measure = MEASURES.get(random.nextInt(MEASURES.size()));
        Urgency urgency = random.nextInt(5) == 0 ? Urgency.ONGOING_HARM : null;
        boolean rightVersion = random.nextInt(10) > 0;
        int version = office.ledger.inTransaction(
                        books -> books.cases().find(model.caseId).version())
                + (rightVersion ? 0 : 1);
        form(model, who);
        boolean expected = rightVersion && model.mayPropose(who);
        Stepped stepped = office.ladder.propose(model.caseId, version, who, Drafts.of(measure, urgency));
        if (stepped instanceof Stepped.Done done) {
            model.proposed(done, who, measure);
        }
        return new Step("propose " + measure, expected, stepped instanceof Stepped.Done, stepped);
    }

    /** Whoever read the file writes down their own view, once. */
    private boolean form(Model model, StaffMember who) {
        if (!model.mayView(who)) {
            return false;
        }
        office.viewed(model.caseId, who);
        model.viewed(who);
        return true;
    }

    private Step submit(Model model, StaffMember who) {
        if (model.proposal == null) {
            return new Step("submit nothing", false, false, "");
        }
        boolean expected = model.maySubmit(who);
        Stepped stepped = office.ladder.submit(model.proposal, model.proposalVersion, who);
        if (stepped instanceof Stepped.Done done) {
            model.submitted(done);
        }
        return new Step("submit", expected, stepped instanceof Stepped.Done, stepped);
    }

    private Step agree(Model model, StaffMember who) {
        if (model.proposal == null) {
            return new Step("agree with nothing", false, false, "");
        }
        boolean viewed = random.nextInt(4) > 0 && form(model, who);
        boolean expected = (viewed || model.hasView(who)) && model.mayAgree(who, now());
        String what = "agree by " + who.name() + " to " + model.measure;
        Stepped stepped = office.ladder.agree(model.proposal, model.proposalVersion, who, Office.REASON);
        if (stepped instanceof Stepped.Done done) {
            DecisionRow row = done.decision() == null ? null : office.sent(office.decision(done.decision()));
            DecisionId warning = row == null
                    ? null
                    : office.ledger.inTransaction(books ->
                            books.decisions().grounds(row.decision().id()).warnedBy());
            model.agreed(done, who, row, warning, now());
        }
        return new Step(what, expected, stepped instanceof Stepped.Done, stepped);
    }

    private Step refuse(Model model, StaffMember who) {
        if (model.proposal == null) {
            return new Step("refuse nothing", false, false, "");
        }
        boolean expected = model.mayRefuse(who);
        Stepped stepped = office.ladder.refuse(model.proposal, model.proposalVersion, who, Office.REASON);
        if (stepped instanceof Stepped.Done) {
            model.refused(who);
        }
        return new Step("refuse", expected, stepped instanceof Stepped.Done, stepped);
    }

    private Step respond(Model model) {
        Model.Chain chain = model.anyChain(random);
        if (chain == null) {
            return new Step("respond to nothing", false, false, "");
        }
        boolean expected = chain.mayBeAnswered(now());
        Responses.Taken taken = office.responses.respond(office.token(office.decision(chain.root)), "Nobody pays.");
        if (taken == Responses.Taken.TAKEN) {
            model.answered(chain, now());
        }
        return new Step("respond", expected, taken == Responses.Taken.TAKEN, taken);
    }

    private Step appeal(Model model) {
        Model.Chain chain = model.anyChain(random);
        if (chain == null) {
            return new Step("appeal against nothing", false, false, "");
        }
        boolean expected = chain.appeal == null && now().isBefore(chain.appealUntil);
        Filing filing = office.appeals.file(
                office.token(office.decision(chain.root)), "I share with my choir. Nobody pays.", null);
        if (filing instanceof Filing.Filed filed) {
            chain.appealed(filed.appeal().id(), now());
        }
        return new Step("appeal", expected, filing instanceof Filing.Filed, filing);
    }

    private Step decide(Model model, StaffMember who) {
        Model.Chain chain = model.anyChain(random);
        if (chain == null || chain.appeal == null) {
            return new Step("decide nothing", false, false, "");
        }
        if (random.nextInt(3) == 0) {
            boolean mayLook = chain.mayReview(who);
            Ruling.Why why = office.reviews.look(chain.appeal, who);
            if (why == null) {
                chain.looked(who);
            }
            return new Step("look", mayLook, why == null, why);
        }
        AppealOutcome outcome = List.of(AppealOutcome.values()).get(random.nextInt(3));
        boolean expected = chain.mayReview(who);
        Ruling ruling = office.appeals.decide(chain.appeal, who, outcome, Office.REASON);
        if (ruling instanceof Ruling.Decided) {
            model.decided(chain, outcome, who, now());
            CaseRow live = live(model);
            model.caseIs(live == null ? null : live.id());
        }
        return new Step("decide " + outcome + " by " + who.name(), expected, ruling instanceof Ruling.Decided, ruling);
    }

    private Step lift(Model model, StaffMember who) {
        Model.Chain chain = model.anyChain(random);
        if (chain == null) {
            return new Step("lift nothing", false, false, "");
        }
        boolean expected = Model.decides(who) && chain.rootStands(now());
        Stepped stepped = office.ladder.lift(chain.root, who, Office.REASON);
        if (stepped instanceof Stepped.Done) {
            model.lifted(chain, who);
        }
        return new Step("lift", expected, stepped instanceof Stepped.Done, stepped);
    }

    /** Time passes, and clocks that run out do what they must. */
    private Step wait(Model model) {
        office.clock.move(Duration.ofHours(1 + random.nextInt(random.nextInt(6) == 0 ? 700 : 60)));
        office.deadlines.look();
        town.forEach(each -> {
            each.timePassed(now());
            CaseRow live = live(each);
            each.caseIs(live == null ? null : live.id());
        });
        Model.Chain chain = model.anyChain(random);
        if (chain == null) {
            return new Step("wait", true, true, "");
        }
        DecisionRow standing =
                office.ledger.inTransaction(books -> books.decisions().standingOf(chain.root, now()));
        String found =
                standing == null ? "nothing" : standing.decision().measure().name();
        String wanted = chain.stands ? chain.measure.name() : "nothing";
        return new Step("wait: " + wanted + " expected to stand", true, found.equals(wanted), found);
    }
}
