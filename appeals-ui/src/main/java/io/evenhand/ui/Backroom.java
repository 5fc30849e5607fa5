// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui;

import io.evenhand.asn.dataset.DatasetWatch;
import io.evenhand.asn.table.Provenance;
import io.evenhand.enforcement.appeal.AppealDesk;
import io.evenhand.enforcement.attachment.FileVault;
import io.evenhand.enforcement.decide.AssessmentConsumer;
import io.evenhand.enforcement.decide.Backlog;
import io.evenhand.enforcement.feed.Acks;
import io.evenhand.enforcement.feed.EdgeState;
import io.evenhand.enforcement.feed.FeedPublisher;
import io.evenhand.enforcement.feed.Pinned;
import io.evenhand.enforcement.ledger.Ledger;
import io.evenhand.enforcement.notice.NoticeLinks;
import io.evenhand.enforcement.rulebook.Rulebook;
import io.evenhand.ui.api.Heads;
import io.evenhand.ui.oversight.ProgramPages;
import io.evenhand.ui.whatif.RuleDesks;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * What works behind all pages, whoever looks at them: the books, the rules, the feed, and the files that were handed in.
 *
 * @param rules everything that is asked about rules
 * @param heads announcements of the feed, for edges that follow it
 * @param acks what edges said they have
 * @param consumer where assessments come in from the log
 * @param backlog how many of them wait there
 */
record Backroom(
        Settings settings,
        Clock clock,
        Ledger ledger,
        NoticeLinks links,
        Rulebook rulebook,
        RuleDesks rules,
        FeedPublisher feed,
        Heads heads,
        Acks acks,
        AssessmentConsumer consumer,
        Backlog backlog,
        FileVault vault,
        AppealDesk appeals,
        DatasetWatch dataset) {
    /** What the job needs, each with its name. */
    Map<String, BooleanSupplier> needed() {
        return Map.of("the database", ledger::isReady, "the log", consumer::isReady);
    }

    /** What whoever asks whether casework is ready should know. */
    List<String> notes() {
        Pinned pinned = feed.pinned();
        return pinned == null
                ? List.of()
                : List.of("the feed is pinned at revision " + pinned.rev() + " until " + pinned.until());
    }

    List<ProgramPages.Dataset> datasets() {
        Provenance from = dataset.networks().edition().provenance();
        return List.of(new ProgramPages.Dataset(from.source(), from.version(), from.fetchedAt()));
    }

    long openBreakers() {
        return rules.breakers().open().size();
    }

    long connectedEdges() {
        return acks.edges().stream().filter(EdgeState::connected).count();
    }

    /** A program that was killed could not say goodbye for its edges; those that are still there come back. */
    void forgetConnections() {
        if (ledger.leads()) {
            acks.edges().stream()
                    .filter(EdgeState::connected)
                    .map(EdgeState::edge)
                    .forEach(acks::disconnected);
        }
    }
}
