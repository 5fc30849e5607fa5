// SPDX-License-Identifier: Apache-2.0
package io.evenhand.asn.collateral;

import io.evenhand.asn.address.Prefix;
import io.evenhand.asn.table.AddressRange;
import io.evenhand.asn.table.LiveNetworks;
import io.evenhand.asn.table.Network;
import io.evenhand.asn.table.NetworkTable;
import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.NetId;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds out whom a measure against a network would hit. */
public final class CollateralPreview {
    private static final int[] V4_WIDTHS = {24, 22, 20, 16, 12, 8};
    private static final int[] V6_WIDTHS = {56, 48, 32, 29, 24};
    private static final String UNKNOWN = "unknown";

    private final LiveNetworks networks;
    private final Sightings sightings;
    private final Standings standings;
    private final Function<Prefix, @Nullable Set<NetId>> pseudonyms;
    private final List<Prefix> proxies;

    /**
     * A preview over these stores.
     *
     * @param standings what is known about accounts
     * @param pseudonyms the pseudonyms of every network in a prefix, or null if it is too wide or the key is not here
     * @param proxies the installation's own and trusted proxies
     */
    public CollateralPreview(
            LiveNetworks networks,
            Sightings sightings,
            Standings standings,
            Function<Prefix, @Nullable Set<NetId>> pseudonyms,
            List<Prefix> proxies) {
        this.networks = networks;
        this.sightings = sightings;
        this.standings = standings;
        this.pseudonyms = pseudonyms;
        this.proxies = List.copyOf(proxies);
    }

    /** Whom a measure against the prefix would hit. */
    public Collateral ofPrefix(Prefix prefix, Instant now) {
        LiveNetworks.Edition edition = networks.edition();
        Set<NetId> inside = pseudonyms.apply(prefix);
        Scope scope = inside != null
                ? new Scope.OfNetworks(inside)
                : new Scope.OfSystems(systemsIn(edition.table(), prefix).keySet());
        return preview(
                prefix.text(),
                Footprint.of(edition.table(), prefix),
                scope,
                inside == null,
                List.of(prefix),
                edition,
                now);
    }

    /** Whom a measure against these autonomous systems would hit. */
    public Collateral ofSystems(String subject, Set<Long> asns, Instant now) {
        LiveNetworks.Edition edition = networks.edition();
        List<Prefix> prefixes = new ArrayList<>();
        for (AddressRange range : edition.table().rangesOf(asns)) {
            Prefix.cover(range.first(), range.last(), prefixes::add);
        }
        return preview(
                subject, Footprint.of(edition.table(), asns), new Scope.OfSystems(asns), false, prefixes, edition, now);
    }

    /** Whom a measure against every system whose name holds the word would hit; no system may be named so. */
    public Collateral ofProvider(String word, Instant now) {
        String wanted = word.toLowerCase(Locale.ROOT);
        Set<Long> asns = new HashSet<>();
        networks.edition().table().forEachNetwork(network -> {
            String name = network.name();
            if (name != null && name.toLowerCase(Locale.ROOT).contains(wanted)) {
                asns.add(network.asn());
            }
        });
        return ofSystems(word + " (" + asns.size() + " systems)", asns, now);
    }

    /**
     * Whom a measure against what a person wrote would hit: a prefix, an autonomous system such as {@code AS64500}, or a
     * word in the names of systems.
     *
     * @throws IllegalArgumentException if it looks like a prefix and is none, or names no number of a system
     */
    public Collateral of(String subject, Instant now) {
        if (subject.matches("[aA][sS][0-9]{1,10}")) {
            long asn = Long.parseLong(subject.substring(2));
            if (asn < 1 || asn > Network.ASN_MAX) {
                throw new IllegalArgumentException("an AS number lies between 1 and 4294967295");
            }
            return ofSystems(subject.toUpperCase(Locale.ROOT), Set.of(asn), now);
        }
        boolean name = subject.chars().noneMatch(c -> c == '.' || c == ':' || c == '/');
        return name ? ofProvider(subject, now) : ofPrefix(Prefix.parse(subject), now);
    }

    private Collateral preview(
            String subject,
            Footprint footprint,
            Scope scope,
            boolean atMost,
            List<Prefix> prefixes,
            LiveNetworks.Edition edition,
            Instant now) {
        Instant since = now.minus(Sightings.RETENTION);
        Map<Long, String> categories = categories(edition.table());
        DistinctAccounts accounts = new DistinctAccounts();
        Map<String, DistinctAccounts> perCategory = new HashMap<>();
        sightings.forEach(scope, since, sighting -> {
            accounts.add(sighting.account());
            Long asn = sighting.asn();
            String category = asn == null ? UNKNOWN : categories.getOrDefault(asn, UNKNOWN);
            perCategory
                    .computeIfAbsent(category, each -> new DistinctAccounts())
                    .add(sighting.account());
        });
        Map<AccountId, Standing> told = standings.of(accounts.accounts());
        List<@Nullable Standing> known = new ArrayList<>();
        accounts.accounts().forEach(account -> known.add(told.get(account)));
        int clean =
                (int) known.stream().filter(it -> it == null || !it.evidence()).count();
        int allowed =
                (int) known.stream().filter(it -> it != null && it.allowed()).count();
        SortedMap<String, Count> shown = new TreeMap<>();
        perCategory.forEach((category, each) -> shown.put(category, each.count()));
        return new Collateral(
                subject,
                footprint,
                since,
                atMost,
                accounts.count(),
                mayBeShown(clean, known.size()) ? accounts.scaled(clean) : null,
                quantiles(known),
                shown,
                accounts.scaled(allowed),
                proxies.stream()
                        .filter(proxy -> prefixes.stream().anyMatch(proxy::overlaps))
                        .toList(),
                prefixes.size() == 1 ? widths(edition.table(), prefixes.get(0)) : List.of(),
                edition.provenance());
    }

    /** A part of all is shown only if neither the part nor the rest is so small that it tells on somebody. */
    private static boolean mayBeShown(int part, int all) {
        return part >= Count.HIDING && (part == all || all - part >= Count.HIDING);
    }

    private static Collateral.@Nullable Quantiles quantiles(List<@Nullable Standing> known) {
        int[] scores = known.stream()
                .filter(Objects::nonNull)
                .mapToInt(Standing::score)
                .sorted()
                .toArray();
        if (scores.length < 2 * Count.HIDING) {
            return null;
        }
        int tenth = scores.length / 10;
        return new Collateral.Quantiles(
                scores[scores.length / 2], tenth >= Count.HIDING ? scores[scores.length - 1 - tenth] : null);
    }

    private static Map<Long, String> categories(NetworkTable table) {
        Map<Long, String> out = new HashMap<>();
        table.forEachNetwork(network -> {
            String category = network.category();
            if (category != null) {
                out.put(network.asn(), category);
            }
        });
        return out;
    }

    private static List<Collateral.Width> widths(NetworkTable table, Prefix prefix) {
        return Arrays.stream(prefix.first().v4() ? V4_WIDTHS : V6_WIDTHS)
                .filter(length -> length <= prefix.length())
                .mapToObj(length -> width(table, Prefix.of(prefix.first(), length)))
                .toList();
    }

    private static Collateral.Width width(NetworkTable table, Prefix block) {
        Footprint footprint = Footprint.of(table, block);
        return new Collateral.Width(
                block.length(),
                systemsIn(table, block).size(),
                block.first().v4() ? BigInteger.valueOf(footprint.v4Addresses()) : footprint.v6Networks());
    }

    private static Map<Long, Network> systemsIn(NetworkTable table, Prefix block) {
        Map<Long, Network> out = new HashMap<>();
        table.forEachIn(block, (range, network) -> out.put(network.asn(), network));
        return out;
    }
}
