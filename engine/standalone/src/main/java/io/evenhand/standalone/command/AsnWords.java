// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.command;

import io.evenhand.asn.address.Prefix;
import io.evenhand.asn.collateral.Collateral;
import io.evenhand.asn.collateral.Count;
import io.evenhand.asn.collateral.Footprint;
import io.evenhand.asn.dataset.Age;
import io.evenhand.asn.dataset.Manifest;
import io.evenhand.asn.dataset.Progress;
import io.evenhand.asn.dataset.Refresh;
import io.evenhand.asn.table.Answer;
import io.evenhand.asn.table.Network;
import io.evenhand.asn.table.NetworkTable;
import io.evenhand.standalone.terminal.Terminal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Words about networks on a terminal. */
final class AsnWords implements Progress {
    private static final int SHOWN = 60;
    private static final long MEBI = 1 << 20;

    private final Terminal terminal;
    private String doing = "";

    AsnWords(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void step(String what) {
        doing = what;
        terminal.line(what);
    }

    @Override
    public void bytes(long done, long total) {
        if (total > 0) {
            terminal.progress(
                    doing, (double) done / total, String.format(Locale.ROOT, "%.1f MiB", (double) done / MEBI));
        }
    }

    /** Text that somebody typed, without what would garble a terminal. */
    static String shortened(String text) {
        String printable = text.replaceAll("[^\\x20-\\x7E]", "?");
        return printable.length() <= SHOWN ? printable : printable.substring(0, SHOWN) + "...";
    }

    static String published(Refresh.Outcome.Published published) {
        Manifest manifest = published.manifest();
        StringBuilder out = new StringBuilder(String.format(
                Locale.ROOT,
                "in use now: %s%n  %,d ranges of %,d systems, %,d IPv4 addresses, %,d IPv6 /64s; licence: %s%n  made sure by: %s",
                manifest.version(),
                manifest.rows(),
                manifest.asns(),
                manifest.v4Addresses(),
                manifest.v6Networks(),
                manifest.licence().name(),
                manifest.integrity()));
        manifest.leftOut()
                .forEach((fault, count) -> out.append(
                        String.format(Locale.ROOT, "%n  left out: %,d rows, each %s", count, fault.sentence())));
        Manifest.Change change = manifest.change();
        if (change != null) {
            out.append(String.format(
                    Locale.ROOT,
                    "%n  against %s: %+,d ranges, %+,d systems, %+,d IPv4 addresses",
                    manifest.previous(),
                    change.rows(),
                    change.asns(),
                    change.v4Addresses()));
        }
        published.deleted().forEach(version -> out.append(String.format("%n  deleted: %s", version)));
        return out.toString();
    }

    static String answer(Answer answer) {
        if (answer instanceof Answer.Known known) {
            return network(known.network());
        }
        if (answer instanceof Answer.Special special) {
            String inside = special.embedded() == null
                    ? ""
                    : ", inside it " + special.embedded().inner().text();
            return special.range().name() + " (" + special.range().rfc() + ")" + inside;
        }
        return "unknown: the data says nothing about it";
    }

    private static String network(Network network) {
        List<String> words = new ArrayList<>();
        words.add("AS" + network.asn());
        if (network.name() != null) {
            words.add(network.name());
        }
        if (network.country() != null) {
            words.add(network.country());
        }
        if (network.category() != null) {
            words.add(network.category() + ", says the dataset");
        }
        return String.join(", ", words);
    }

    static String source(Manifest manifest, Instant now) {
        String age =
                switch (manifest.age(now)) {
                    case FRESH -> "";
                    case EXPIRES_SOON -> "; its licence ends within " + Age.WARNING.toDays() + " days: refresh";
                    case EXPIRED -> "; its licence has ended";
                };
        String attribution = manifest.licence().attribution();
        return "data: " + manifest.version() + age + (attribution.isEmpty() ? "" : "; " + attribution);
    }

    static String list(Path file, List<Prefix> prefixes, NetworkTable table) {
        Footprint covers = Footprint.ofPrefixes(prefixes);
        return String.format(
                Locale.ROOT,
                "%s%n  covers %,d IPv4 addresses in %,d prefixes, %.2f %% of all that are announced, and %,d IPv6 /64s",
                file.getFileName(),
                covers.v4Addresses(),
                covers.v4Prefixes(),
                covers.percentOfAnnounced(table),
                covers.v6Networks());
    }

    static String collateral(Collateral found, boolean sightings) {
        Footprint covers = found.footprint();
        StringBuilder out = new StringBuilder(String.format(
                Locale.ROOT,
                "%s%n  covers %,d IPv4 addresses in %,d prefixes and %,d IPv6 /64s in %,d prefixes",
                found.subject(),
                covers.v4Addresses(),
                covers.v4Prefixes(),
                covers.v6Networks(),
                covers.v6Prefixes()));
        found.widths()
                .forEach(width -> out.append(String.format(
                        Locale.ROOT,
                        "%n  the /%d around it: %,d systems announce %,d addresses",
                        width.length(),
                        width.systems(),
                        width.announced())));
        if (sightings) {
            accounts(found, out);
        }
        return out.toString();
    }

    private static void accounts(Collateral found, StringBuilder out) {
        line(
                out,
                (found.atMost() ? "accounts seen, at most: " : "accounts seen: ")
                        + found.accounts().text());
        Count clean = found.withoutEvidence();
        line(out, "without any evidence against them: " + (clean == null ? "not shown, too few" : clean.text()));
        Collateral.Quantiles scores = found.scores();
        if (scores != null) {
            String tenth = scores.upperTenth() == null ? "" : ", a tenth above " + scores.upperTenth();
            line(out, "scores: half above " + scores.median() + tenth + " decibans");
        }
        found.categories()
                .forEach((category, count) -> line(out, "on networks called " + category + ": " + count.text()));
        line(out, "allow entries it would override: " + found.allowed().text());
    }

    private static void line(StringBuilder out, String text) {
        out.append(System.lineSeparator()).append("  ").append(text);
    }
}
