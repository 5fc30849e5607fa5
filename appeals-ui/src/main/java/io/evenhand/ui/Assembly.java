// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui;

import io.evenhand.asn.dataset.DatasetWatch;
import io.evenhand.enforcement.allowlist.Allowlist;
import io.evenhand.enforcement.allowlist.MigrationHolds;
import io.evenhand.enforcement.appeal.AppealDrafts;
import io.evenhand.enforcement.appeal.ReviewDesk;
import io.evenhand.enforcement.caseload.Batches;
import io.evenhand.enforcement.caseload.CaseSearch;
import io.evenhand.enforcement.caseload.Workload;
import io.evenhand.enforcement.cases.CaseDesk;
import io.evenhand.enforcement.cases.CaseRoom;
import io.evenhand.enforcement.evidence.AnnexDesk;
import io.evenhand.enforcement.evidence.EvidenceDesk;
import io.evenhand.enforcement.feed.FeedFiles;
import io.evenhand.enforcement.feed.FeedPublisher;
import io.evenhand.enforcement.identity.SecondFactors;
import io.evenhand.enforcement.identity.Staff;
import io.evenhand.enforcement.ladder.LadderDesk;
import io.evenhand.enforcement.ladder.Responses;
import io.evenhand.enforcement.ledger.Ledger;
import io.evenhand.enforcement.network.BlanketBan;
import io.evenhand.enforcement.notice.Notices;
import io.evenhand.enforcement.number.Numbers;
import io.evenhand.enforcement.policy.PolicyDesk;
import io.evenhand.enforcement.privacy.Contacts;
import io.evenhand.enforcement.privacy.PersonDoor;
import io.evenhand.enforcement.privacy.PersonLinks;
import io.evenhand.enforcement.redress.CaseBundles;
import io.evenhand.enforcement.transparency.ReleaseDesk;
import io.evenhand.enforcement.trial.WhatWouldChange;
import io.evenhand.ui.api.AppealEndpoints;
import io.evenhand.ui.api.AuditEndpoints;
import io.evenhand.ui.api.CaseEndpoints;
import io.evenhand.ui.api.EdgeDoor;
import io.evenhand.ui.api.FeedEndpoints;
import io.evenhand.ui.api.FeedEvents;
import io.evenhand.ui.api.HealthEndpoints;
import io.evenhand.ui.api.HolderEndpoints;
import io.evenhand.ui.api.LadderEndpoints;
import io.evenhand.ui.api.NumbersEndpoints;
import io.evenhand.ui.api.OperatorEndpoints;
import io.evenhand.ui.api.RulesEndpoints;
import io.evenhand.ui.api.StaffEntrance;
import io.evenhand.ui.api.StaffRoom;
import io.evenhand.ui.appellant.AppealSteps;
import io.evenhand.ui.appellant.NoticeFiles;
import io.evenhand.ui.appellant.NoticePages;
import io.evenhand.ui.appellant.Proofs;
import io.evenhand.ui.appellant.ShownPages;
import io.evenhand.ui.appellant.StatusPages;
import io.evenhand.ui.appellant.Visits;
import io.evenhand.ui.network.NetworkRoom;
import io.evenhand.ui.notification.NotificationPages;
import io.evenhand.ui.oversight.OfficerPages;
import io.evenhand.ui.oversight.ProgramPages;
import io.evenhand.ui.policy.PolicyDeskPages;
import io.evenhand.ui.policy.PolicyPages;
import io.evenhand.ui.policy.TermsPages;
import io.evenhand.ui.publication.NumberPages;
import io.evenhand.ui.publication.PrivacyPages;
import io.evenhand.ui.publication.PublicPages;
import io.evenhand.ui.publication.ReportPages;
import io.evenhand.ui.review.AccountPages;
import io.evenhand.ui.review.AppealPages;
import io.evenhand.ui.review.BatchPages;
import io.evenhand.ui.review.CasePages;
import io.evenhand.ui.review.EvidencePages;
import io.evenhand.ui.review.MeasurePages;
import io.evenhand.ui.review.SearchPages;
import io.evenhand.ui.review.WorkPages;
import io.evenhand.ui.session.Doorkeeper;
import io.evenhand.ui.session.FormProof;
import io.evenhand.ui.session.Forms;
import io.evenhand.ui.session.Guard;
import io.evenhand.ui.session.HolderEntrance;
import io.evenhand.ui.session.Languages;
import io.evenhand.ui.session.SessionShelf;
import io.evenhand.ui.session.Sessions;
import io.evenhand.ui.session.SignInRoutes;
import io.evenhand.ui.session.SignInThrottle;
import io.evenhand.ui.session.StaffDoor;
import io.evenhand.ui.whatif.BlanketBanPages;
import io.evenhand.ui.whatif.RulesPages;
import io.evenhand.ui.whatif.StoryPages;
import io.evenhand.ui.whatif.StoryShelf;
import io.evenhand.ui.whatif.VersionPages;
import java.io.IOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts together everything that answers over HTTP, room by room, on what works behind it. */
final class Assembly {
    private static final Logger LOG = LoggerFactory.getLogger(Assembly.class);

    private final Backroom back;
    private final Settings settings;
    private final Clock clock;
    private final Ledger ledger;
    private final People people;
    private final CaseworkMetrics metrics;

    private final Languages languages;
    private final Forms forms;
    private final Guard guard;
    private final Staff staff;
    private final SecondFactors factors;
    private final Doorkeeper keeper;
    private final StaffDoor door;
    private final PersonDoor person;
    private final People.Rooms rooms;
    private final Proofs proofs;
    private final OperatorEndpoints operator;

    private final Notices notices;
    private final Visits visits;
    private final CaseDesk cases;
    private final CaseRoom room;
    private final LadderDesk ladder;
    private final EvidenceDesk evidence;
    private final ReviewDesk reviews;
    private final Responses responses;
    private final CaseBundles bundles;

    Assembly(Backroom back, People people, CaseworkMetrics metrics) throws IOException {
        this.back = back;
        this.people = people;
        this.metrics = metrics;
        settings = back.settings();
        clock = back.clock();
        ledger = back.ledger();
        byte[] linkKey = settings.secrets().readLinkKey();
        languages = new Languages(settings.isSecure());
        forms = new Forms(FormProof.of(linkKey), settings.isSecure());
        guard = new Guard(new Sessions(SessionShelf.in(ledger), clock), settings.isSecure());
        staff = staff();
        factors = new SecondFactors(ledger, settings.secrets().readFactorKey(), clock);
        keeper = new Doorkeeper(staff, factors, new SignInThrottle(clock));
        door = new StaffDoor(keeper);
        person = new PersonDoor(ledger, back.links(), new PersonLinks(linkKey), settings.mails(), clock);
        HolderEntrance entrance = new HolderEntrance(person, clock);
        rooms = people.rooms(door, entrance);
        proofs = new Proofs(entrance, languages, forms);
        notices = new Notices(ledger, back.links(), clock);
        visits = new Visits(notices, languages);
        cases = new CaseDesk(ledger, back.links(), clock);
        room = new CaseRoom(ledger, back.links(), clock);
        ladder = new LadderDesk(ledger, clock);
        evidence = new EvidenceDesk(ledger, clock);
        reviews = new ReviewDesk(ledger, back.links(), clock);
        responses = new Responses(ledger, back.links(), clock);
        bundles = new CaseBundles(ledger, back.links(), back.appeals(), clock);
        operator = new OperatorEndpoints(
                settings.secrets().readOperatorToken(),
                cases,
                back.acks(),
                people.access(),
                back.feed()::head,
                back.backlog()::count);
    }

    private Staff staff() throws IOException {
        Staff known = new Staff(ledger, clock);
        if (Files.exists(settings.secrets().staff())) {
            known.follow(Staff.read(settings.secrets().staff()));
        } else {
            LOG.warn("there is no staff file: nobody new can sign in");
        }
        return known;
    }

    Web.Routes routes() throws IOException {
        return new Web.Routes(
                open(),
                signIn(),
                behindNotices(),
                people.pages(rooms, languages, forms, cases, notices, metrics::pageUsed, settings.isSecure()),
                desk(),
                new RuleRoutes(
                        new RulesPages(guard, back.rules()),
                        new VersionPages(guard, back.rules(), people.access()),
                        new RulesEndpoints(back.rules(), operator, new StaffRoom(door), people.access())),
                policy(),
                house(),
                programs(),
                rooms.programs(),
                caseRoutes());
    }

    private PublicRoutes open() {
        Numbers numbers = new Numbers(ledger);
        return new PublicRoutes(
                new PublicPages(languages),
                new NumberPages(numbers, languages, clock),
                new NumbersEndpoints(numbers, clock),
                new PrivacyPages(languages),
                new ReportPages(evidence, forms, languages, new SignInThrottle(clock)));
    }

    private SignInRoutes signIn() {
        return new SignInRoutes(
                settings.signIn(),
                guard,
                forms,
                languages,
                keeper,
                staff,
                factors,
                settings.publicUrl(),
                clock,
                metrics::signInFailed);
    }

    private NoticeRoutes behindNotices() {
        WhatWouldChange changes = new WhatWouldChange(ledger, back.rulebook());
        AppealDrafts drafts = new AppealDrafts(ledger, back.links(), back.vault(), back.appeals(), clock);
        return new NoticeRoutes(
                new ShownPages(person, proofs),
                new NoticePages(visits, back.appeals(), responses, changes, forms, clock),
                new AppealSteps(visits, drafts, forms, metrics::appealFiled),
                new StatusPages(visits, back.appeals(), reviews, forms));
    }

    private DeskRoutes desk() {
        CasePages.Desks desks = new CasePages.Desks(cases, room, ladder);
        return new DeskRoutes(
                new CasePages(guard, desks, notices, back.feed(), clock, people.access()),
                new AccountPages(
                        guard,
                        cases,
                        room,
                        new Allowlist(ledger, clock),
                        new MigrationHolds(ledger, clock),
                        clock,
                        people.access()),
                new AppealPages(
                        guard,
                        back.appeals(),
                        reviews,
                        cases,
                        notices,
                        new Contacts(ledger, clock),
                        clock,
                        people.access()),
                new MeasurePages(guard, desks, people.access()),
                new EvidencePages(guard, room, evidence, annexes(), people.access()),
                new SearchPages(guard, new CaseSearch(ledger, clock), clock),
                new BatchPages(guard, new Batches(ledger, new SecureRandom(), clock), room, clock),
                new WorkPages(guard, new Workload(ledger, clock)));
    }

    private AnnexDesk annexes() {
        return new AnnexDesk(ledger, back.vault(), clock);
    }

    private PolicyRoutes policy() {
        PolicyDesk desk = new PolicyDesk(ledger, clock);
        return new PolicyRoutes(
                new PolicyPages(desk, languages, forms, new SignInThrottle(clock)),
                new TermsPages(desk, languages, clock),
                new PolicyDeskPages(guard, desk, clock),
                settings.publicUrl());
    }

    private HouseRoutes house() {
        FeedPublisher feed = back.feed();
        DatasetWatch dataset = back.dataset();
        return new HouseRoutes(
                NetworkRoom.open(System.getenv(), dataset, guard, ledger, clock),
                new NotificationPages(guard, people.notifications()),
                new OfficerPages(guard, people.access(), annexes(), ledger),
                new ProgramPages(
                        guard,
                        back.needed(),
                        back.acks(),
                        new ProgramPages.Figures(
                                feed::head, back.backlog()::count, feed::held, feed::pinned, back::datasets),
                        clock),
                new BlanketBanPages(
                        guard,
                        new BlanketBan(
                                ledger, () -> dataset.networks().edition().table(), clock),
                        () -> dataset.networks().edition().provenance().attribution()),
                new StoryPages(guard, new StoryShelf(settings.story())));
    }

    private ProgramRoutes programs() throws IOException {
        EdgeDoor edges = edges();
        return new ProgramRoutes(
                new HealthEndpoints(back.needed(), back::notes),
                new FeedEndpoints(new FeedFiles(settings.feedDir()), back.acks(), edges),
                new FeedEvents(back.heads(), back.feed()::head, back.acks(), edges, Web.FOLLOWERS_MAX),
                operator);
    }

    private EdgeDoor edges() throws IOException {
        Map<String, String> tokens = EdgeDoor.read(settings.secrets().edgeTokens());
        if (settings.isReachable() && tokens.isEmpty()) {
            LOG.warn("other machines can reach casework and no edge has a token: no edge can read the feed");
        }
        return new EdgeDoor(tokens, settings.isReachable());
    }

    private CaseRoutes caseRoutes() {
        return new CaseRoutes(
                new StaffEntrance(operator, new StaffRoom(door)),
                new CaseEndpoints(bundles, new ReleaseDesk(ledger, clock), people.access()),
                new LadderEndpoints(cases, room, ladder, evidence, people.access()),
                new AppealEndpoints(back.appeals(), reviews, people.access()),
                new HolderEndpoints(notices, responses, back.appeals(), reviews, metrics::appealFiled),
                new NoticeFiles(visits, bundles, person, proofs),
                new AuditEndpoints(ledger));
    }
}
