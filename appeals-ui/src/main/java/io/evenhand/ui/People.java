// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui;

import io.evenhand.enforcement.allowlist.Exemptions;
import io.evenhand.enforcement.decide.LogEraser;
import io.evenhand.enforcement.decide.LogRecords;
import io.evenhand.enforcement.feed.FeedPublisher;
import io.evenhand.enforcement.ledger.Ledger;
import io.evenhand.enforcement.message.Courier;
import io.evenhand.enforcement.message.MailCarrier;
import io.evenhand.enforcement.message.WebhookCarrier;
import io.evenhand.enforcement.outbound.Connector;
import io.evenhand.enforcement.outbound.PinnedHttp;
import io.evenhand.enforcement.privacy.AccessLog;
import io.evenhand.enforcement.privacy.Erasure;
import io.evenhand.enforcement.privacy.ExtractFile;
import io.evenhand.enforcement.privacy.Extracts;
import io.evenhand.enforcement.privacy.FeedForgetter;
import io.evenhand.enforcement.privacy.Housekeeping;
import io.evenhand.enforcement.privacy.Housekeeping.Chore;
import io.evenhand.enforcement.privacy.RetentionJob;
import io.evenhand.enforcement.register.Authorities;
import io.evenhand.ui.api.PrivacyEndpoints;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** What people can ask for about themselves, and the chores that keep promises to them. */
final class People implements AutoCloseable {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration SELDOM = Duration.ofHours(6);
    private static final long FEED_PATIENCE_S = 10;
    private static final Set<Integer> WEBHOOK_PORTS = Set.of(80, 443, 8080, 8443);
    private static final Duration WEBHOOK_PATIENCE = Duration.ofSeconds(5);
    private static final int WEBHOOK_ANSWER_MAX = 4_096;

    private final AccessLog access;
    private final PrivacyEndpoints endpoints;
    private final Housekeeping often;
    private final Housekeeping seldom;

    /**
     * @param mail null if the installation sends no e-mail
     * @param files opens what people handed in
     * @param webhookKey from which the secrets of account holders' receivers are derived
     */
    People(
            Ledger ledger,
            FeedPublisher feed,
            String kafka,
            @Nullable MailCarrier mail,
            byte[] webhookKey,
            ExtractFile.Opener files,
            Clock clock) {
        access = new AccessLog(ledger, clock);
        Erasure erasure = new Erasure(ledger, new LogEraser(kafka, ledger), () -> forget(feed), clock);
        endpoints = new PrivacyEndpoints(new Extracts(ledger, new LogRecords(kafka), files, clock), erasure);
        PinnedHttp http = new PinnedHttp(Connector.network(), WEBHOOK_PORTS, WEBHOOK_PATIENCE, WEBHOOK_ANSWER_MAX);
        Courier courier = new Courier(ledger, mail, new WebhookCarrier(http, webhookKey), clock);
        often = new Housekeeping(
                List.of(
                        new Chore("erasing", erasure::advance),
                        new Chore("telling people about authorities", new Authorities(ledger, clock)::tell),
                        new Chore("reminding of entries that end", new Exemptions(ledger, Set.of(), clock)::remind),
                        new Chore("sending messages", courier::run)),
                SOON);
        seldom = new Housekeeping(
                List.of(new Chore("forgetting what is old", new RetentionJob(ledger, clock)::run)), SELDOM);
    }

    AccessLog access() {
        return access;
    }

    PrivacyEndpoints endpoints() {
        return endpoints;
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
