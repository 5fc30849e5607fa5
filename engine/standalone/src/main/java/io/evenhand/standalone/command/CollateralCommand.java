// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.command;

import io.evenhand.asn.address.Prefix;
import io.evenhand.asn.collateral.Collateral;
import io.evenhand.asn.collateral.CollateralPreview;
import io.evenhand.asn.collateral.Sighting;
import io.evenhand.asn.collateral.SightingLog;
import io.evenhand.asn.collateral.Standing;
import io.evenhand.asn.collateral.Standings;
import io.evenhand.asn.dataset.Dataset;
import io.evenhand.asn.table.LiveNetworks;
import io.evenhand.asn.table.Networks;
import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.NetId;
import io.evenhand.contract.json.ContractJson;
import io.evenhand.contract.json.MalformedJsonException;
import io.evenhand.intake.pseudonym.Pseudonymiser;
import io.evenhand.standalone.process.Home;
import io.evenhand.standalone.process.Secrets;
import io.evenhand.standalone.terminal.UnusableArgument;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code evenhand asn collateral}: whom a measure against a network would hit. */
@Command(
        name = "collateral",
        description = "Says whom a measure against a prefix, a system or a provider would hit. It measures nothing.")
final class CollateralCommand implements Callable<Integer> {
    @Option(
            names = "--list",
            description = "a list of prefixes, one a line, as block lists come: only what it covers is told")
    private @Nullable Path list;

    @Parameters(paramLabel = "WHAT", arity = "0..*", description = "prefixes, AS numbers (AS64496), or words in a name")
    private List<String> subjects = List.of();

    @Option(
            names = "--networks",
            description = "sightings: lines as intake writes them to evenhand.networks (also .gz)")
    private @Nullable Path networks;

    @Option(names = "--assessments", description = "assessments, one a line (also .gz)")
    private @Nullable Path assessments;

    @Option(names = "--proxy", description = "an own or trusted proxy: a prefix that no measure may touch")
    private List<String> proxies = new ArrayList<>();

    @Option(names = "--at", description = "the time to look back from (default: now)")
    private @Nullable Instant at;

    /** A line of the topic of networks. */
    record Line(
            AccountId account,
            String netId,
            Instant at,
            @Nullable Long asn,
            @Nullable String country,
            @Nullable String name,
            @Nullable String category) {}

    /** Takes one line of a file. */
    private interface Lines {
        void accept(String line) throws MalformedJsonException;
    }

    @Override
    public Integer call() throws IOException {
        Instant now = at == null ? Clock.systemUTC().instant() : at;
        Dataset dataset = AsnCommand.folder().load(Clock.systemUTC().instant());
        Pseudonymiser pseudonymiser = networks == null ? null : pseudonymiser();
        CollateralPreview preview = new CollateralPreview(
                new LiveNetworks(dataset.edition()),
                sightings(),
                Standings.each(standings()::get),
                prefix -> inside(pseudonymiser, prefix, now),
                proxies.stream().map(CollateralCommand::prefix).toList());
        if (list != null) {
            System.out.println(AsnWords.list(list, prefixes(list), dataset.table()));
        }
        int status = 0;
        for (String subject : subjects) {
            Collateral found = asked(preview, subject, now);
            System.out.println(AsnWords.collateral(found, networks != null));
            if (found.hardStop()) {
                System.out.println("  impossible: an own or trusted proxy lies inside");
                status = 1;
            }
        }
        System.out.println(AsnWords.source(dataset.manifest(), Clock.systemUTC().instant()));
        return status;
    }

    private static Collateral asked(CollateralPreview preview, String subject, Instant now) {
        try {
            return preview.of(subject, now);
        } catch (IllegalArgumentException e) {
            throw new UnusableArgument(AsnWords.shortened(subject) + ": " + e.getMessage());
        }
    }

    private static Prefix prefix(String text) {
        try {
            return Prefix.parse(text);
        } catch (IllegalArgumentException e) {
            throw new UnusableArgument(AsnWords.shortened(text) + ": " + e.getMessage());
        }
    }

    private static List<Prefix> prefixes(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(UnusableArgument.readable(file), StandardCharsets.UTF_8)) {
            return lines.map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .map(CollateralCommand::prefix)
                    .toList();
        }
    }

    private static Pseudonymiser pseudonymiser() throws IOException {
        Home home = Home.of(System.getenv());
        return Pseudonymiser.load(new Secrets(home).ensure().file("pseudonym-key"), Networks.NONE);
    }

    private static @Nullable Set<NetId> inside(@Nullable Pseudonymiser pseudonymiser, Prefix prefix, Instant now) {
        return pseudonymiser == null ? null : pseudonymiser.networksIn(prefix, now.minus(SightingLog.RETENTION), now);
    }

    private SightingLog sightings() throws IOException {
        SightingLog log = new SightingLog();
        if (networks != null) {
            lines(networks, text -> {
                Line line = ContractJson.read(text, Line.class);
                log.add(new Sighting(line.account(), new NetId(line.netId()), line.asn(), line.at()));
            });
        }
        return log;
    }

    private Map<AccountId, Standing> standings() throws IOException {
        Map<AccountId, Standing> out = new HashMap<>();
        if (assessments != null) {
            lines(assessments, text -> {
                Assessment assessment = ContractJson.read(text, Assessment.class);
                boolean against = assessment.atoms().stream().anyMatch(atom -> atom.points() > 0);
                out.put(assessment.account(), new Standing(assessment.score(), against, false));
            });
        }
        return out;
    }

    private static void lines(Path file, Lines out) throws IOException {
        Path readable = UnusableArgument.readable(file);
        try (InputStream bytes = Files.newInputStream(readable);
                BufferedReader lines = new BufferedReader(new InputStreamReader(
                        file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes,
                        StandardCharsets.UTF_8))) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                try {
                    out.accept(line);
                } catch (MalformedJsonException | IllegalArgumentException e) {
                    throw new UnusableArgument(file + ", line " + number + ": " + e.getMessage());
                }
            }
        }
    }
}
