// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui;

import io.evenhand.contract.audit.ActSeal;
import io.evenhand.enforcement.feed.FeedKeys;
import io.evenhand.enforcement.ledger.Ledger;
import io.evenhand.enforcement.ledger.LedgerSettings;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way to an open ledger: knocks until the database is there, and says so while it waits. */
final class LedgerDoor {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerDoor.class);
    private static final int CONNECTIONS_MAX = 12;
    private static final int TRIES_MAX = 300;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** One line in the log for so many tries. */
    private static final int TRIES_PER_LINE = 10;

    private LedgerDoor() {}

    /** Opens it; after five minutes without success the last failure is the exception. */
    static Ledger open(Settings settings) throws IOException {
        LedgerSettings access = new LedgerSettings(
                settings.pgUrl(), settings.pgUser(), settings.secrets().readPgPassword(), CONNECTIONS_MAX);
        ActSeal seal = new ActSeal(FeedKeys.loadOrCreate(settings.secrets().auditKey()));
        for (int attempt = 1; ; attempt++) {
            try {
                return Ledger.open(access, seal);
            } catch (RuntimeException e) {
                if (attempt == TRIES_MAX) {
                    throw e;
                }
                if (attempt % TRIES_PER_LINE == 1) {
                    LOG.info("the database does not answer yet; trying again every second");
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the database", e);
        }
    }
}
