// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui;

import io.evenhand.contract.log.LogAccess;
import io.evenhand.enforcement.allowlist.Allowlist;
import io.evenhand.enforcement.allowlist.Exemptions;
import io.evenhand.enforcement.allowlist.MigrationHolds;
import io.evenhand.enforcement.caseload.KnownCases;
import io.evenhand.enforcement.cases.CaseDesk;
import io.evenhand.enforcement.decide.LogEraser;
import io.evenhand.enforcement.decide.LogRecords;
import io.evenhand.enforcement.feed.FeedPublisher;
import io.evenhand.enforcement.feed.PinDesk;
import io.evenhand.enforcement.ledger.Ledger;
import io.evenhand.enforcement.letter.Enclosures;
import io.evenhand.enforcement.letter.PostRoom;
import io.evenhand.enforcement.message.ContactPoints;
import io.evenhand.enforcement.message.Courier;
import io.evenhand.enforcement.message.MailCarrier;
import io.evenhand.enforcement.message.WebhookCarrier;
import io.evenhand.enforcement.notice.NoticeLinks;
import io.evenhand.enforcement.notice.Notices;
import io.evenhand.enforcement.notification.Herald;
import io.evenhand.enforcement.notification.Lookout;
import io.evenhand.enforcement.notification.NotificationDesk;
import io.evenhand.enforcement.outbound.Connector;
import io.evenhand.enforcement.outbound.PinnedHttp;
import io.evenhand.enforcement.ownership.Ownership;
import io.evenhand.enforcement.privacy.AccessLog;
import io.evenhand.enforcement.privacy.Consents;
import io.evenhand.enforcement.privacy.Erasure;
import io.evenhand.enforcement.privacy.ExtractFile;
import io.evenhand.enforcement.privacy.Extracts;
import io.evenhand.enforcement.privacy.FeedForgetter;
import io.evenhand.enforcement.privacy.Housekeeping;
import io.evenhand.enforcement.privacy.Housekeeping.Chore;
import io.evenhand.enforcement.privacy.RetentionJob;
import io.evenhand.enforcement.privacy.RightsDesk;
import io.evenhand.enforcement.register.Authorities;
import io.evenhand.enforcement.register.Misuse;
import io.evenhand.ui.api.AccessEndpoints;
import io.evenhand.ui.api.AuthorityEndpoints;
import io.evenhand.ui.api.ContactEndpoints;
import io.evenhand.ui.api.ExemptionEndpoints;
import io.evenhand.ui.api.FeedPinEndpoints;
import io.evenhand.ui.api.MigrationHoldEndpoints;
import io.evenhand.ui.api.MisuseEndpoints;
import io.evenhand.ui.api.OwnershipEndpoints;
import io.evenhand.ui.api.PersonEndpoints;
import io.evenhand.ui.api.PrivacyEndpoints;
import io.evenhand.ui.api.RightsEndpoints;
import io.evenhand.ui.api.StaffRoom;
import io.evenhand.ui.holder.ChoicePages;
import io.evenhand.ui.holder.DataPages;
import io.evenhand.ui.holder.EnterPages;
import io.evenhand.ui.holder.LookPages;
import io.evenhand.ui.holder.Reception;
import io.evenhand.ui.holder.RequestPages;
import io.evenhand.ui.holder.ServerPages;
import io.evenhand.ui.holder.StandingPages;
import io.evenhand.ui.session.Forms;
import io.evenhand.ui.session.HolderDoor;
import io.evenhand.ui.session.HolderEntrance;
import io.evenhand.ui.session.Languages;
import io.evenhand.ui.session.SignInThrottle;
import io.evenhand.ui.session.StaffDoor;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What people can ask for about themselves, and the chores that keep promises to them. */
final class People implements AutoCloseable {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration SELDOM = Duration.ofHours(6);
    private static final long FEED_PATIENCE_S = 10;
    private static final Set<Integer> WEBHOOK_PORTS = Set.of(80, 443, 8080, 8443);
    private static final Duration WEBHOOK_PATIENCE = Duration.ofSeconds(5);
    private static final int WEBHOOK_ANSWER_MAX = 4_096;

    /** Where media servers and the machines in front of them usually listen. */
    private static final Set<Integer> SERVER_PORTS = Set.of(80, 443, 8080, 8096, 8443, 8920, 32400);

    private static final Duration CHALLENGE_PATIENCE = Duration.ofSeconds(5);
    private static final int CHALLENGE_ANSWER_MAX = 1_024;

    private final AccessLog access;
    private final Erasure erasure;
    private final Extracts extracts;
    private final Ledger ledger;
    private final FeedPublisher feed;
    private final Clock clock;
    private final NotificationDesk notifications;
    private final Housekeeping often;
    private final Housekeeping seldom;

    /**
     * @param mail null if the installation sends no e-mail
     * @param links the addresses of notices, for letters
     * @param more chores that are done as often
     * @param files opens what people handed in
     * @param publicUrl under which the desk is reached
     * @param webhookKey from which the secrets of account holders' receivers are derived
     */
    People(
            Ledger ledger,
            FeedPublisher feed,
            LogAccess log,
            @Nullable MailCarrier mail,
            byte[] webhookKey,
            NoticeLinks links,
            List<Chore> more,
            ExtractFile.Opener files,
            String publicUrl,
            Clock clock) {
        access = new AccessLog(ledger, clock);
        this.ledger = ledger;
        this.feed = feed;
        this.clock = clock;
        erasure = new Erasure(ledger, new LogEraser(log, ledger), () -> forget(feed), clock);
        extracts = new Extracts(ledger, new LogRecords(log), files, clock);
        PinnedHttp http = new PinnedHttp(Connector.network(), WEBHOOK_PORTS, WEBHOOK_PATIENCE, WEBHOOK_ANSWER_MAX);
        WebhookCarrier webhooks = new WebhookCarrier(http, webhookKey);
        Courier courier = new Courier(ledger, mail, webhooks, new Enclosures(ledger, links, clock), clock);
        Herald herald = new Herald(ledger, mail, webhooks, clock);
        notifications = new NotificationDesk(ledger, herald, publicUrl, clock);
        List<Chore> chores = new ArrayList<>(List.of(
                new Chore("erasing", erasure::advance),
                new Chore("telling people about authorities", new Authorities(ledger, clock)::tell),
                new Chore("reminding of entries that end", new Exemptions(ledger, Exemptions.SIGNALS, clock)::remind),
                new Chore("writing letters", new PostRoom(ledger, links, clock)::run),
                new Chore("sending messages", courier::run),
                new Chore("looking out for news", new Lookout(ledger, feed::held, publicUrl, clock)::run),
                new Chore("telling colleagues", herald::run)));
        chores.addAll(more);
        often = new Housekeeping("chores", chores, SOON, ledger::leads);
        seldom = new Housekeeping(
                "forgetting",
                List.of(
                        new Chore("forgetting what is old", new RetentionJob(ledger, clock)::run),
                        new Chore("mixing in known cases", new KnownCases(ledger, new SecureRandom(), clock)::mix)),
                SELDOM,
                ledger::leads);
    }

    AccessLog access() {
        return access;
    }

    /** Where colleagues say what they want to be told of. */
    NotificationDesk notifications() {
        return notifications;
    }

    /** Everything that answers people, and staff about them. */
    Rooms rooms(StaffDoor door, HolderEntrance entrance) {
        RightsDesk rights = new RightsDesk(ledger, clock);
        Exemptions exemptions = new Exemptions(ledger, Exemptions.SIGNALS, clock);
        PinnedHttp http = new PinnedHttp(Connector.network(), SERVER_PORTS, CHALLENGE_PATIENCE, CHALLENGE_ANSWER_MAX);
        Ownership ownership = new Ownership(ledger, http, Resolver.records(System.getenv()), clock);
        OwnershipEndpoints servers = new OwnershipEndpoints(ownership, access, new SignInThrottle(clock));
        PersonEndpoints person = new PersonEndpoints(
                entrance,
                new PersonEndpoints.Desks(
                        extracts,
                        erasure,
                        access,
                        rights,
                        exemptions,
                        new Allowlist(ledger, clock),
                        ownership,
                        servers));
        PeopleRoutes programs = new PeopleRoutes(
                new StaffRoom(door),
                new PrivacyEndpoints(extracts, erasure),
                new AccessEndpoints(access, erasure),
                new RightsEndpoints(rights, access),
                new ExemptionEndpoints(exemptions, new Allowlist(ledger, clock), access),
                new MigrationHoldEndpoints(new MigrationHolds(ledger, clock), access),
                new AuthorityEndpoints(new Authorities(ledger, clock)),
                new MisuseEndpoints(new Misuse(ledger, clock), access),
                servers,
                new ContactEndpoints(new ContactPoints(ledger, clock)),
                new FeedPinEndpoints(new PinDesk(ledger, feed, clock), feed),
                person);
        return new Rooms(programs, entrance, rights, exemptions, ownership);
    }

    /** What people and programs share. */
    record Rooms(
            PeopleRoutes programs,
            HolderEntrance entrance,
            RightsDesk rights,
            Exemptions exemptions,
            Ownership ownership) {}

    /** An account holder's own pages. */
    HolderRoutes pages(
            Rooms rooms,
            Languages languages,
            Forms forms,
            CaseDesk cases,
            Notices notices,
            Consumer<String> onUse,
            boolean secure) {
        Consents consents = new Consents(ledger, clock);
        HolderDoor door = new HolderDoor(rooms.entrance(), secure);
        Reception reception = new Reception(door, languages, forms, consents, onUse);
        StandingPages standing =
                new StandingPages(reception, cases, notices, rooms.exemptions(), new MigrationHolds(ledger, clock));
        return new HolderRoutes(
                door,
                new EnterPages(reception, standing),
                new DataPages(reception, extracts, erasure, clock),
                new ServerPages(reception, rooms.ownership(), clock),
                new RequestPages(reception, rooms.rights(), cases),
                new LookPages(reception, access),
                new ChoicePages(reception, consents));
    }

    void start() {
        often.start();
        seldom.start();
    }

    @Override
    public void close() {
        often.close();
        seldom.close();
    }

    private static long forget(FeedPublisher feed) {
        try {
            return feed.forget().get(FEED_PATIENCE_S, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return FeedForgetter.NOT_NOW;
        } catch (ExecutionException | TimeoutException e) {
            return FeedForgetter.NOT_NOW;
        }
    }
}
