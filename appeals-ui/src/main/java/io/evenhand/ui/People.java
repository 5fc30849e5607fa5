// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui;

import io.evenhand.enforcement.decide.LogRecords;
import io.evenhand.enforcement.feed.FeedPublisher;
import io.evenhand.enforcement.ledger.Ledger;
import io.evenhand.enforcement.privacy.AccessLog;
import io.evenhand.enforcement.privacy.Erasure;
import io.evenhand.enforcement.privacy.Extracts;
import io.evenhand.enforcement.privacy.FeedForgetter;
import io.evenhand.enforcement.privacy.Housekeeping;
import io.evenhand.enforcement.privacy.Housekeeping.Chore;
import io.evenhand.enforcement.privacy.RetentionJob;
import io.evenhand.ui.api.PrivacyEndpoints;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What people can ask for about themselves, and the chores that keep promises to them. */
final class People implements AutoCloseable {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration SELDOM = Duration.ofHours(6);
    private static final long FEED_PATIENCE_S = 10;

    private final AccessLog access;
    private final PrivacyEndpoints endpoints;
    private final Housekeeping often;
    private final Housekeeping seldom;

    People(Ledger ledger, FeedPublisher feed, String kafka, Clock clock) {
        access = new AccessLog(ledger, clock);
        Erasure erasure = new Erasure(ledger, () -> forget(feed), clock);
        endpoints = new PrivacyEndpoints(new Extracts(ledger, new LogRecords(kafka), clock), erasure);
        often = new Housekeeping(List.of(new Chore("erasing", erasure::advance)), SOON);
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
