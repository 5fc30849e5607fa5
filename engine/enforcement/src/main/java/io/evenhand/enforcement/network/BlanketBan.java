// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.network;

import io.evenhand.asn.address.Prefix;
import io.evenhand.asn.collateral.Count;
import io.evenhand.asn.collateral.Sightings;
import io.evenhand.asn.table.Network;
import io.evenhand.asn.table.NetworkTable;
import io.evenhand.enforcement.ledger.Ledger;
import io.evenhand.enforcement.ledger.NetworkBook.BannedRow;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a ban of whole providers would do, counted on the accounts that are stored: whom it would hit, how many of them nothing
 * speaks against, how many sellers it would catch, and where those are seen already as well. Nothing can be done with it: it
 * is there to be shown to whoever thinks of such a ban. Sellers are accounts that the rules would limit, or have people
 * suspend, for their own conduct.
 */
public final class BlanketBan {
    /** How many can be named at once. */
    public static final int TERMS_MAX = 50;

    private static final List<String> SELLERS = List.of("limit", "propose_suspend");
    private static final Pattern NUMBER = Pattern.compile("(?i)AS([0-9]{1,10})");
    private static final int PLACES_MAX = 10;

    private final Ledger ledger;
    private final Supplier<NetworkTable> table;
    private final Clock clock;

    /** @param table what networks are, in the version in use */
    public BlanketBan(Ledger ledger, Supplier<NetworkTable> table, Clock clock) {
        this.ledger = ledger;
        this.table = table;
        this.clock = clock;
    }

    /**
     * What it would do.
     *
     * @param systems how many autonomous systems are meant
     * @param wider whether a prefix was asked for, of which whole systems are counted
     * @param hit people who were seen there within thirty days
     * @param clean those of them that no evidence at all speaks against; null if the figure would tell on the others
     * @param caught sellers among them
     * @param sellers sellers of all
     * @param perSeller people hit who are no sellers for each seller caught; null if that is not shown or none is caught
     * @param moving sellers among those hit who are seen on other systems already
     * @param places where, the most first; only those with enough sellers to hide each other
     */
    public record Effect(
            int systems,
            boolean wider,
            Count hit,
            @Nullable Count clean,
            Count caught,
            Count sellers,
            @Nullable Double perSeller,
            Count moving,
            List<Place> places) {
        public Effect {
            places = List.copyOf(places);
        }
    }

    /** A system where sellers are seen as well. */
    public record Place(String name, Count sellers) {}

    /**
     * Whether any system is meant by it.
     *
     * @throws IllegalArgumentException if it looks like a prefix and is none
     */
    public boolean isKnown(String term) {
        return !systems(table.get(), term).isEmpty();
    }

    /**
     * What a ban of these would do.
     *
     * @param terms numbers such as {@code AS64496}, prefixes, or words in the names of providers
     * @throws IllegalArgumentException if there are none, too many, or one means nothing; the message says which
     */
    public Effect of(List<String> terms) {
        if (terms.isEmpty() || terms.size() > TERMS_MAX) {
            throw new IllegalArgumentException("Please name 1 to " + TERMS_MAX + " providers, systems or prefixes.");
        }
        NetworkTable networks = table.get();
        Set<Long> asns = new HashSet<>();
        boolean wider = false;
        for (String term : terms) {
            Set<Long> found = systems(networks, term);
            if (found.isEmpty()) {
                throw new IllegalArgumentException("No network is known as " + term + ".");
            }
            wider |= term.indexOf('/') > 0;
            asns.addAll(found);
        }
        return effect(networks, asns, wider);
    }

    private static Set<Long> systems(NetworkTable networks, String term) {
        Set<Long> found = new HashSet<>();
        if (term.indexOf('/') > 0) {
            networks.forEachIn(Prefix.parse(term), (range, network) -> found.add(network.asn()));
            return found;
        }
        var number = NUMBER.matcher(term);
        String wanted = term.toLowerCase(Locale.ROOT);
        networks.forEachNetwork(network -> {
            String name = network.name();
            boolean same = number.matches()
                    ? network.asn() == Long.parseLong(number.group(1))
                    : name != null && name.toLowerCase(Locale.ROOT).contains(wanted);
            if (same) {
                found.add(network.asn());
            }
        });
        return found;
    }

    private Effect effect(NetworkTable networks, Set<Long> asns, boolean wider) {
        List<BannedRow> hit = ledger.inTransaction(
                books -> books.networks().banned(asns, clock.instant().minus(Sightings.RETENTION)));
        long sellers = ledger.inTransaction(books -> books.networks().withOutcome(SELLERS));
        List<BannedRow> caught =
                hit.stream().filter(each -> SELLERS.contains(each.outcome())).toList();
        int clean = (int) hit.stream().filter(each -> !each.evidence()).count();
        List<BannedRow> moving =
                caught.stream().filter(each -> !each.elsewhere().isEmpty()).toList();
        return new Effect(
                asns.size(),
                wider,
                Count.of(hit.size()),
                mayBeShown(clean, hit.size()) ? Count.of(clean) : null,
                Count.of(caught.size()),
                Count.of(sellers),
                caught.size() < Count.HIDING ? null : (double) (hit.size() - caught.size()) / caught.size(),
                Count.of(moving.size()),
                places(networks, moving));
    }

    /** A part of all is shown only if neither the part nor the rest is so small that it tells on somebody. */
    private static boolean mayBeShown(int part, int all) {
        return part >= Count.HIDING && (part == all || all - part >= Count.HIDING);
    }

    private static List<Place> places(NetworkTable networks, List<BannedRow> moving) {
        Map<Long, Long> counts = new HashMap<>();
        moving.forEach(each -> each.elsewhere().forEach(asn -> counts.merge(asn, 1L, Long::sum)));
        Map<Long, String> names = new HashMap<>();
        networks.forEachNetwork(network -> names.put(network.asn(), named(network)));
        List<Map.Entry<Long, Long>> most = new ArrayList<>(counts.entrySet());
        most.removeIf(each -> each.getValue() < Count.HIDING);
        most.sort(Map.Entry.<Long, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()));
        return most.stream()
                .limit(PLACES_MAX)
                .map(each ->
                        new Place(names.getOrDefault(each.getKey(), "AS" + each.getKey()), Count.of(each.getValue())))
                .toList();
    }

    private static String named(Network network) {
        String name = network.name();
        return name == null ? "AS" + network.asn() : name + " (AS" + network.asn() + ")";
    }
}
