// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.network;

import io.evenhand.asn.collateral.Collateral;
import io.evenhand.asn.collateral.Count;
import io.evenhand.enforcement.identity.StaffMember;
import io.evenhand.enforcement.ledger.MeasureRow;
import io.evenhand.ui.view.Dates;
import io.evenhand.ui.view.FactView;
import io.evenhand.ui.view.NetworksView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Words for networks and for measures against them. */
final class NetworkWords {
    private NetworkWords() {}

    static List<FactView> preview(Collateral found) {
        List<FactView> facts = new ArrayList<>();
        facts.add(new FactView(
                "Covers",
                String.format(
                        Locale.ROOT,
                        "%,d announced IPv4 addresses, %,d IPv6 /64s",
                        found.footprint().v4Addresses(),
                        found.footprint().v6Networks())));
        facts.add(new FactView(
                "Accounts seen in 30 days",
                found.accounts().text() + (found.atMost() ? ", at most: those of every system it touches" : "")));
        Count clean = found.withoutEvidence();
        facts.add(new FactView(
                "Of them without any evidence",
                clean == null ? "not shown: the figure would tell on somebody" : clean.text()));
        Collateral.Quantiles scores = found.scores();
        if (scores != null) {
            facts.add(new FactView("Half of them score above", scores.median() + " decibans"));
        }
        found.categories()
                .forEach((category, count) -> facts.add(new FactView("On networks called " + category, count.text())));
        facts.add(new FactView("Allow entries overridden", found.allowed().text()));
        found.widths()
                .forEach(width -> facts.add(new FactView(
                        "The /" + width.length() + " around it",
                        String.format(Locale.ROOT, "%,d systems, %,d addresses", width.systems(), width.announced()))));
        if (found.hardStop()) {
            facts.add(new FactView("Impossible", "an own or trusted proxy lies inside"));
        }
        facts.add(new FactView("Data", found.provenance().version()));
        return facts;
    }

    static NetworksView.Measure measure(MeasureRow row, StaffMember reader, Instant now) {
        Instant ends = row.endsAt();
        boolean over = row.liftedAt() != null || (ends != null && !now.isBefore(ends));
        boolean agreed = row.secondBy() != null;
        boolean may = reader.role().answersForRules() && !over;
        return new NetworksView.Measure(
                row.id(),
                row.action().toLowerCase(Locale.ROOT) + " " + row.prefix() + ", "
                        + (row.cause().equals("DDOS") ? "a flood of requests" : "attempts to break in"),
                state(row, over),
                people(row),
                row.words(),
                row.collateral(),
                may && !agreed && !reader.name().equals(row.firstBy()),
                may);
    }

    private static String state(MeasureRow row, boolean over) {
        Instant ends = row.endsAt();
        if (over) {
            return "over";
        }
        return ends == null
                ? "proposed for " + row.hours() + " hours; nothing is refused yet"
                : "in force until " + Dates.minute(ends);
    }

    private static String people(MeasureRow row) {
        String proposed = "proposed by " + row.proposedBy() + " on " + Dates.minute(row.proposedAt());
        String first = row.automatic() && row.firstBy() != null ? ", first word " + row.firstBy() : "";
        String second = row.secondBy() == null ? "" : ", second word " + row.secondBy();
        return proposed + first + second + (row.liftedBy() == null ? "" : ", ended by " + row.liftedBy());
    }
}
