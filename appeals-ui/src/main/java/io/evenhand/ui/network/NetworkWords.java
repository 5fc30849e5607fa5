// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.network;

import io.evenhand.asn.collateral.Collateral;
import io.evenhand.asn.collateral.Count;
import io.evenhand.enforcement.document.Phrasebook;
import io.evenhand.enforcement.identity.StaffMember;
import io.evenhand.enforcement.ledger.MeasureRow;
import io.evenhand.ui.view.CountWords;
import io.evenhand.ui.view.Dates;
import io.evenhand.ui.view.FactView;
import io.evenhand.ui.view.NetworksView;
import io.evenhand.ui.view.SaidView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words for networks and for measures against them, in one language. */
record NetworkWords(Phrasebook words, CountWords counts) {
    /** How the preview calls what was asked for by a word. */
    private static final Pattern PROVIDER = Pattern.compile("(.+) \\(([0-9]{1,9}) systems\\)");

    private static final String UNKNOWN = "unknown";

    static NetworkWords of(Phrasebook words) {
        return new NetworkWords(words, new CountWords(words));
    }

    NetworksView.Hit hit(Collateral found) {
        return new NetworksView.Hit(subject(found), preview(found));
    }

    /** What is wrong with one of the things that were asked about. */
    SaidView fault(String subject, String english) {
        SaidView said = ProgramWords.in(words).of(english);
        return new SaidView(words.say("frame.label", "label", subject) + " " + said.text(), said.isEnglish());
    }

    private String subject(Collateral found) {
        Matcher provider = PROVIDER.matcher(found.subject());
        return provider.matches()
                ? words.say(
                        "network.subject.provider", "word", provider.group(1), "n", Integer.parseInt(provider.group(2)))
                : found.subject();
    }

    private List<FactView> preview(Collateral found) {
        List<FactView> facts = new ArrayList<>();
        facts.add(fact(
                "network.hit.covers",
                words.say(
                        "network.hit.covers.addresses",
                        "four",
                        found.footprint().v4Addresses(),
                        "six",
                        found.footprint().v6Networks())));
        String accounts = counts.of(found.accounts());
        facts.add(fact(
                "network.hit.accounts",
                found.atMost() ? words.say("network.hit.accounts.most", "accounts", accounts) : accounts));
        Count clean = found.withoutEvidence();
        facts.add(fact("network.hit.clean", clean == null ? words.say("network.hit.clean.hidden") : counts.of(clean)));
        Collateral.Quantiles scores = found.scores();
        if (scores != null) {
            facts.add(fact("network.hit.median", words.say("network.hit.median.points", "points", scores.median())));
        }
        found.categories()
                .forEach((category, count) -> facts.add(new FactView(
                        words.say("network.hit.category", "category", category(category)), counts.of(count))));
        facts.add(fact("network.hit.allowed", counts.of(found.allowed())));
        found.widths().forEach(width -> facts.add(width(width)));
        if (found.hardStop()) {
            facts.add(fact("network.hit.impossible", words.say("network.hit.impossible.proxy")));
        }
        facts.add(fact("network.hit.data", found.provenance().version()));
        return facts;
    }

    private FactView fact(String key, String text) {
        return new FactView(words.say(key), text);
    }

    /** Categories are named as the data names them. */
    private String category(String category) {
        return category.equals(UNKNOWN) ? words.say("network.hit.unknown") : category;
    }

    private FactView width(Collateral.Width width) {
        return new FactView(
                words.say("network.hit.width", "length", Integer.toString(width.length())),
                words.say("network.hit.width.counts", "systems", width.systems(), "addresses", width.announced()));
    }

    NetworksView.Measure measure(MeasureRow row, StaffMember reader, Instant now) {
        Instant ends = row.endsAt();
        boolean over = row.liftedAt() != null || (ends != null && !now.isBefore(ends));
        boolean agreed = row.secondBy() != null;
        boolean may = reader.role().answersForRules() && !over;
        return new NetworksView.Measure(
                row.id(),
                words.say(key(row.action()), "prefix", row.prefix(), "cause", words.say(key(row.cause()))),
                state(row, over),
                people(row),
                row.words(),
                ProgramWords.in(words).of(row.collateral()),
                may && !agreed && !reader.name().equals(row.firstBy()),
                may);
    }

    private static String key(String name) {
        return "network.measure." + name.toLowerCase(Locale.ROOT);
    }

    private String state(MeasureRow row, boolean over) {
        Instant ends = row.endsAt();
        if (over) {
            return words.say("network.measure.over");
        }
        return ends == null
                ? words.say("network.measure.proposed", "hours", row.hours())
                : words.say("network.measure.in_force", "until", minute(ends));
    }

    private String people(MeasureRow row) {
        List<String> people = new ArrayList<>();
        String proposer = row.automatic() ? words.say("network.measure.detector") : row.proposedBy();
        people.add(words.say("network.measure.proposed_by", "by", proposer, "at", minute(row.proposedAt())));
        if (row.automatic() && row.firstBy() != null) {
            people.add(words.say("network.measure.first", "by", row.firstBy()));
        }
        if (row.secondBy() != null) {
            people.add(words.say("network.measure.second", "by", row.secondBy()));
        }
        if (row.liftedBy() != null) {
            people.add(words.say("network.measure.ended", "by", row.liftedBy()));
        }
        return String.join(", ", people);
    }

    private String minute(Instant at) {
        return Dates.minute(at, words.language()).text();
    }
}
