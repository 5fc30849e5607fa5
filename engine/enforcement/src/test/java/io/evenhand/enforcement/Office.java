// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.DecisionId;
import io.evenhand.contract.verdict.Measure;
import io.evenhand.enforcement.allowlist.AllowEntry;
import io.evenhand.enforcement.allowlist.Allowlist;
import io.evenhand.enforcement.appeal.Appeal;
import io.evenhand.enforcement.appeal.AppealDesk;
import io.evenhand.enforcement.appeal.DeadlineWatch;
import io.evenhand.enforcement.appeal.Filing;
import io.evenhand.enforcement.appeal.ReviewDesk;
import io.evenhand.enforcement.attachment.FileVault;
import io.evenhand.enforcement.breaker.BreakerDesk;
import io.evenhand.enforcement.cases.CaseDesk;
import io.evenhand.enforcement.cases.CaseRoom;
import io.evenhand.enforcement.cases.OwnView;
import io.evenhand.enforcement.decide.AssessmentIntake;
import io.evenhand.enforcement.decide.Handled;
import io.evenhand.enforcement.evidence.EvidenceDesk;
import io.evenhand.enforcement.evidence.Gathered;
import io.evenhand.enforcement.feed.Acks;
import io.evenhand.enforcement.feed.FeedPublisher;
import io.evenhand.enforcement.feed.FeedSettings;
import io.evenhand.enforcement.identity.Role;
import io.evenhand.enforcement.identity.StaffMember;
import io.evenhand.enforcement.ladder.Draft;
import io.evenhand.enforcement.ladder.LadderDesk;
import io.evenhand.enforcement.ladder.Responses;
import io.evenhand.enforcement.ladder.Stepped;
import io.evenhand.enforcement.ledger.AllowRow;
import io.evenhand.enforcement.ledger.CaseId;
import io.evenhand.enforcement.ledger.DecisionRow;
import io.evenhand.enforcement.ledger.EvidenceRow;
import io.evenhand.enforcement.ledger.Ledger;
import io.evenhand.enforcement.ledger.StaffRow;
import io.evenhand.enforcement.notice.NoticeLinks;
import io.evenhand.enforcement.notice.Notices;
import io.evenhand.enforcement.rulebook.Move;
import io.evenhand.enforcement.rulebook.Rulebook;
import io.evenhand.enforcement.rulebook.RulesetDesk;
import io.evenhand.enforcement.rulebook.Seal;
import io.evenhand.enforcement.trial.Backtests;
import io.evenhand.enforcement.undo.UndoDesk;
import io.evenhand.rules.ruleset.Ruleset;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Casework with everything but Kafka and the web, on a database of its own. */
public final class Office implements AutoCloseable {
    public static final StaffMember ANNA = new StaffMember("anna", Role.ANALYST);
    public static final StaffMember BORIS = new StaffMember("boris", Role.ANALYST);
    public static final StaffMember CLARA = new StaffMember("clara", Role.LEAD);
    public static final StaffMember DORA = new StaffMember("dora", Role.LEAD);
    public static final StaffMember EMIL = new StaffMember("emil", Role.ANALYST);
    public static final StaffMember FLO = new StaffMember("flo", Role.ANALYST);
    public static final StaffMember GUS = new StaffMember("gus", Role.ANALYST);
    public static final StaffMember HAL = new StaffMember("hal", Role.ANALYST);
    public static final StaffMember PIA = new StaffMember("pia", Role.POLICY_AUTHOR);
    public static final StaffMember OTTO = new StaffMember("otto", Role.OPERATOR);
    public static final String REASON = "the evidence in the file says so, and the family explanation does not fit";

    public final TestClock clock = new TestClock("2026-03-02T09:00:00Z");
    public final TestDatabase database = new TestDatabase();
    public final Ledger ledger = database.ledger();
    public final NoticeLinks links = new NoticeLinks(new byte[32], "http://casework.test");
    public final KeyPair rulesetKeys = keys();
    public final Rulebook rulebook = rulebook(FakeRuleset.reckless());
    public final RulesetDesk rulesets = new RulesetDesk(ledger, rulebook, clock);
    public final Backtests backtests = new Backtests(ledger, rulebook, clock);
    public final BreakerDesk breakers = new BreakerDesk(ledger, clock);
    public final UndoDesk undo = new UndoDesk(ledger, clock);
    public final AssessmentIntake intake = new AssessmentIntake(ledger, rulebook, clock);
    public final Notices notices = new Notices(ledger, links, clock);
    public final CaseDesk cases = new CaseDesk(ledger, links, clock);
    public final AppealDesk appeals = new AppealDesk(ledger, links, new FileVault(new byte[32]), clock);
    public final ReviewDesk reviews = new ReviewDesk(ledger, links, clock);
    public final CaseRoom room = new CaseRoom(ledger, links, clock);
    public final LadderDesk ladder = new LadderDesk(ledger, clock);
    public final Responses responses = new Responses(ledger, links, clock);
    public final DeadlineWatch deadlines = new DeadlineWatch(ledger, clock);
    public final EvidenceDesk evidence = new EvidenceDesk(ledger, clock);
    public final Allowlist allowlist = new Allowlist(ledger, clock);
    public final Acks acks = new Acks(ledger, clock);

    private boolean peopled;

    public Office() {
        for (StaffMember each : List.of(ANNA, BORIS, CLARA, DORA, EMIL, FLO, GUS, HAL, PIA, OTTO)) {
            StaffRow row = new StaffRow(each.name(), each.role().name(), "pbkdf2-sha512$1$none$none");
            ledger.run(books -> books.staff().upsert(row, clock.instant()));
        }
    }

    public static KeyPair keys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The book of rules as another process with the same key would open it. */
    public Rulebook rulebook(Ruleset deployed) {
        return new Rulebook(ledger, new FakeWorkshop(deployed), new Seal(rulesetKeys), clock);
    }

    /**
     * Hands in a version, tests it, has a second person agree and a third one waive what must come before; it decides
     * nothing yet.
     */
    public String approved(String text) {
        String hash = agreed(text);
        waived(rulesets, hash);
        return hash;
    }

    /** Somebody other than Clara lets a version decide without cases, shadow and stage. */
    public void waived(RulesetDesk desk, String hash) {
        done(desk.waive(DORA, hash, "a test of something else needs it at once"));
    }

    /** Hands in a version, tests it, and has a second person agree. */
    public String agreed(String text) {
        String hash = proposed(text);
        somebody();
        long report = backtests.run("pia", hash, Backtests.PERIOD);
        done(rulesets.approve(CLARA, hash, report, "the report shows nobody who should not be there"));
        return hash;
    }

    /** As many as a report must look at to test a version on, whom no rules would touch. */
    public void somebody() {
        if (!peopled) {
            peopled = true;
            for (int i = 0; i < RulesetDesk.REPORT_ASSESSMENTS_MIN; i++) {
                intake.handle(Samples.harmless("somebody-" + i, "as-somebody", clock.instant()));
            }
        }
    }

    public String proposed(String text) {
        done(rulesets.propose(PIA, text, "sellers with a lower score go unseen"));
        return FakeWorkshop.hash(text);
    }

    public static void done(Move move) {
        if (!(move instanceof Move.Done)) {
            throw new IllegalStateException("refused: " + move);
        }
    }

    public FeedPublisher publisher(Path dir, KeyPair keys) {
        return new FeedPublisher(ledger, links, FeedSettings.defaults(dir, keys), clock);
    }

    /** An account limited by the rules a moment ago. */
    public DecisionRow limit(String account) {
        Assessment assessment = Samples.damning(account, "as-" + account, clock.instant());
        if (intake.handle(assessment) != Handled.LIMITED) {
            throw new IllegalStateException("the fake rules should have limited");
        }
        return sent(decision(account));
    }

    /** The decision, after its notice reached the account holder. */
    public DecisionRow sent(DecisionRow row) {
        DecisionId id = row.decision().id();
        ledger.run(books -> books.decisions().notices().sent(id, clock.instant()));
        return decision(id);
    }

    /** The newest decision about an account. */
    public DecisionRow decision(String account) {
        return ledger.inTransaction(books ->
                books.decisions().of(new AccountId(account), clock.instant()).get(0));
    }

    public DecisionRow decision(DecisionId id) {
        return ledger.inTransaction(books -> books.decisions().find(id, clock.instant()));
    }

    /** The token in a notice's link. */
    public String token(DecisionRow row) {
        String link = links.link(row.decision());
        return link.substring(link.lastIndexOf('/') + 1);
    }

    public Appeal appeal(DecisionRow row) {
        Filing filing = appeals.file(token(row), "I share with my choir. Nobody pays.", null);
        return ((Filing.Filed) filing).appeal();
    }

    /** A case about an account that rules want people to look at, opened by these people. */
    public CaseId doubtful(String account, StaffMember... readers) {
        intake.handle(Samples.doubtful(account, "as-" + account, clock.instant()));
        CaseId id = ledger.inTransaction(
                books -> books.cases().of(new AccountId(account)).get(0).id());
        for (StaffMember reader : readers) {
            cases.file(id, reader);
            viewed(id, reader);
        }
        return id;
    }

    /** A reader of a file writes down what they make of it, and leaves the case to others. */
    public void viewed(CaseId id, StaffMember by) {
        room.view(id, by, OwnView.Finding.BROKEN, "The dates repeat every month and nothing else explains them.");
        room.release(id, by);
    }

    /** An allow entry that Anna proposed and Boris agreed to. */
    public AllowEntry vouched(String account, Duration length, String reason) {
        AllowEntry entry = allowlist.propose(
                new AccountId(account),
                AllowRow.Scope.ALL_MEASURES,
                clock.instant().plus(length),
                reason,
                ANNA);
        if (!allowlist.approve(entry.id(), BORIS)) {
            throw new IllegalStateException("the entry was not agreed to");
        }
        return entry;
    }

    /** Evidence that one person bought and two others checked; none of them decides anything else. */
    public String proven(CaseId id) {
        Gathered bought = new Gathered(
                EvidenceRow.Kind.TEST_PURCHASE,
                "ab".repeat(32),
                "an offer on a public page",
                "Access was offered for a monthly price and given after payment.",
                LocalDate.of(2026, 2, 20),
                "2026-01-01",
                EvidenceRow.Basis.LEGITIMATE_INTERESTS,
                Duration.ofDays(365),
                null);
        String item = ((EvidenceDesk.Kept.Done) evidence.gather(id, FLO, bought)).id();
        for (StaffMember each : List.of(GUS, HAL)) {
            EvidenceDesk.Kept kept = evidence.verify(
                    item,
                    each,
                    "I bought access myself on another day and got in the same way.",
                    "The account was paid from and used by its holder, so nobody planted it.");
            if (!(kept instanceof EvidenceDesk.Kept.Done)) {
                throw new IllegalStateException("refused: " + kept);
            }
        }
        return item;
    }

    private boolean isProven(CaseId id) {
        return ledger.inTransaction(books -> books.evidence().isProven(id));
    }

    /** A measure that one person writes down and puts before others, with the evidence that it needs. */
    public Stepped.Done submitted(CaseId id, StaffMember by, Draft draft) {
        if (draft.measure().compareTo(Measure.LIMIT) > 0 && !isProven(id)) {
            proven(id);
        }
        int version = cases.file(id, by).version();
        viewed(id, by);
        Stepped.Done proposed = (Stepped.Done) ladder.propose(id, version, by, draft);
        return (Stepped.Done) ladder.submit(proposed.proposal(), proposed.version(), by);
    }

    /** A measure that Anna proposes and Boris agrees with. */
    public DecisionRow taken(CaseId id, Draft draft) {
        return sent(served(id, draft));
    }

    /** The same, while its notice has reached nobody. */
    public DecisionRow served(CaseId id, Draft draft) {
        cases.file(id, BORIS);
        viewed(id, BORIS);
        Stepped.Done submitted = submitted(id, ANNA, draft);
        Stepped agreed = ladder.agree(submitted.proposal(), submitted.version(), BORIS, REASON);
        return decision(((Stepped.Done) agreed).decision());
    }

    /** Waits for something that another thread does. */
    public static void await(String what, BooleanSupplier holds) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("still not: " + what);
            }
            Thread.sleep(5);
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
