// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.story;

import io.evenhand.contract.story.Catch;
import io.evenhand.contract.story.Policy;
import io.evenhand.contract.story.Provider;
import io.evenhand.simulator.population.Network;
import io.evenhand.simulator.truth.TruthClass;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Whom the policies hit: pure counts over owners, of whom a simulation knows who sells. */
final class Policies {
    /** Near the hundred friends that are permitted. */
    static final int COUNT = 80;

    private static final Comparator<Provider> MOST_SELLERS =
            Comparator.comparingInt(Provider::sellers).reversed().thenComparing(Provider::name);

    private final List<Owner> owners;
    private final Judgement judgement;

    Policies(List<Owner> owners, Judgement judgement) {
        this.owners = List.copyOf(owners);
        this.judgement = judgement;
    }

    /** Where the servers stand: hosting providers and VPNs, most sellers first, then all other lines together. */
    List<Provider> places() {
        List<Provider> places = operators().stream()
                .filter(place -> place.kind() != Provider.Kind.LINES)
                .collect(Collectors.toCollection(ArrayList::new));
        places.add(provider(
                "",
                Provider.Kind.LINES,
                owners.stream()
                        .filter(owner -> kind(owner) == Provider.Kind.LINES)
                        .toList()));
        return places;
    }

    /** The hosting provider where most sellers stand. */
    Provider worstHost() {
        return operators().stream()
                .filter(place -> place.kind() == Provider.Kind.HOSTING)
                .findFirst()
                .orElseThrow();
    }

    /** The operator of any network where most sellers stand, but for one. */
    Provider worstBut(String banned) {
        return operators().stream()
                .filter(place -> !place.name().equals(banned))
                .findFirst()
                .orElseThrow();
    }

    /** The operators in whose networks some owners stand, most sellers first. */
    List<Provider> placesOf(Set<String> accounts) {
        Set<String> names = owners.stream()
                .filter(owner -> accounts.contains(owner.account()))
                .map(Policies::name)
                .collect(Collectors.toSet());
        return operators().stream()
                .filter(place -> names.contains(place.name()))
                .toList();
    }

    private List<Provider> operators() {
        Map<String, List<Owner>> operators = new TreeMap<>();
        for (Owner owner : owners) {
            if (owner.place() != null) {
                operators.computeIfAbsent(name(owner), key -> new ArrayList<>()).add(owner);
            }
        }
        return operators.entrySet().stream()
                .map(entry -> provider(entry.getKey(), kind(entry.getValue().get(0)), entry.getValue()))
                .sorted(MOST_SELLERS)
                .toList();
    }

    /** Whom each policy hits, the ban being that of some operators' networks. */
    List<Catch> all(Set<String> banned) {
        return Arrays.stream(Policy.values())
                .map(policy -> caught(policy, banned))
                .toList();
    }

    Catch caught(Policy policy, Set<String> banned) {
        List<Owner> hit = owners.stream().filter(hits(policy, banned)).toList();
        return new Catch(
                policy,
                count(TruthClass.RESELLER, hit),
                count(TruthClass.BENIGN, hit),
                count(TruthClass.GREY, hit),
                viewers(of(TruthClass.BENIGN, hit)));
    }

    /** The innocents whom a policy hits. */
    List<Owner> innocents(Policy policy, Set<String> banned) {
        return of(
                TruthClass.BENIGN, owners.stream().filter(hits(policy, banned)).toList());
    }

    private Predicate<Owner> hits(Policy policy, Set<String> banned) {
        return switch (policy) {
            case RANGE_BAN -> owner -> owner.place() != null && banned.contains(name(owner));
            case COUNT_BAN -> owner -> owner.truth().externalViewersPeak() >= COUNT;
            case EVENHAND -> owner -> judgement.of(owner.account()).isLimited();
            case EVENHAND_ASKS -> owner -> judgement.of(owner.account()).isReviewed();
        };
    }

    static int viewers(List<Owner> owners) {
        return owners.stream().mapToInt(Owner::viewers).sum();
    }

    static List<Owner> of(TruthClass kind, List<Owner> owners) {
        return owners.stream().filter(owner -> owner.truth().kind() == kind).toList();
    }

    static int count(TruthClass kind, List<Owner> owners) {
        return of(kind, owners).size();
    }

    private static Provider provider(String name, Provider.Kind kind, List<Owner> there) {
        return new Provider(
                name,
                kind,
                count(TruthClass.RESELLER, there),
                count(TruthClass.BENIGN, there),
                count(TruthClass.GREY, there));
    }

    private static String name(Owner owner) {
        Network place = owner.place();
        return place == null ? "" : place.name();
    }

    private static Provider.Kind kind(Owner owner) {
        Network place = owner.place();
        if (place == null) {
            return Provider.Kind.LINES;
        }
        return switch (place.kind()) {
            case HOSTING -> Provider.Kind.HOSTING;
            case VPN -> Provider.Kind.VPN;
            case HOME, CGNAT, MOBILE, CAMPUS -> Provider.Kind.LINES;
        };
    }
}
