// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator.population;

import static io.evenhand.simulator.population.Network.Family.V4;
import static io.evenhand.simulator.population.Network.Family.V6;
import static io.evenhand.simulator.population.Network.Kind.CAMPUS;
import static io.evenhand.simulator.population.Network.Kind.CGNAT;
import static io.evenhand.simulator.population.Network.Kind.HOME;
import static io.evenhand.simulator.population.Network.Kind.HOSTING;
import static io.evenhand.simulator.population.Network.Kind.MOBILE;
import static io.evenhand.simulator.population.Network.Kind.VPN;

import io.evenhand.simulator.draw.Draws;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Every network of the simulated world; source: assumption. */
public final class Networks {
    /** In the order of their first address within a family, without overlaps. */
    public static final List<Network> ALL = List.of(
            v4(CAMPUS, 192, 0, 2, 1, 65540L, "US", "Example Campus West"),
            v4(HOME, 198, 18, 0, 48, 64496L, "US", "Example Cable"),
            v4(HOME, 198, 18, 48, 32, 64497L, "DE", "Beispiel Glasfaser"),
            v4(HOME, 198, 18, 80, 24, 64498L, "GB", "Example Broadband"),
            v4(HOME, 198, 18, 104, 24, 64499L, "FR", "Exemple Fibre"),
            v4(HOME, 198, 18, 128, 16, 64500L, "CA", "Example Telecom North"),
            v4(HOME, 198, 18, 144, 16, 64501L, "TR", "Ornek Telekom"),
            v4(HOME, 198, 18, 160, 16, 64502L, "IN", "Udaharan Broadband"),
            v4(HOME, 198, 18, 176, 16, 64503L, "BR", "Exemplo Internet"),
            v4(MOBILE, 198, 18, 192, 8, 64504L, "US", "Example Mobile Carrier-Grade NAT"),
            v4(MOBILE, 198, 18, 200, 8, 64505L, "DE", "Beispiel Mobilfunk"),
            v4(CGNAT, 198, 18, 208, 16, 64506L, "US", "Example Wireless Homes"),
            v4(CGNAT, 198, 18, 224, 16, 64507L, "IN", "Udaharan Shared"),
            v4(CGNAT, 198, 18, 240, 16, 64508L, "BR", "Exemplo Compartilhado"),
            v4(HOSTING, 198, 19, 0, 64, 64510L, "DE", "Beispiel Hosting"),
            v4(HOSTING, 198, 19, 64, 64, 64511L, "FR", "Exemple Serveurs"),
            v4(HOSTING, 198, 19, 128, 48, 65536L, "US", "Example Cloud"),
            v4(HOSTING, 198, 19, 176, 32, 65537L, "NL", "Voorbeeld Seedbox"),
            v4(VPN, 198, 19, 208, 32, 65538L, "NL", "Voorbeeld VPN"),
            v4(VPN, 198, 19, 240, 16, 65539L, "CH", "Beispiel Tor-Ausgaenge"),
            v4(CAMPUS, 198, 51, 100, 1, 65541L, "DE", "Beispiel Universitaet"),
            v4(CAMPUS, 203, 0, 113, 1, 65542L, "GB", "Example College"),
            v6(HOME, 0x100, 64, 64496L, "US", "Example Cable"),
            v6(HOME, 0x140, 64, 64497L, "DE", "Beispiel Glasfaser"),
            v6(HOSTING, 0x200, 32, 64510L, "DE", "Beispiel Hosting"),
            v6(HOSTING, 0x220, 32, 65536L, "US", "Example Cloud"));

    private static final Map<Network.Kind, List<Network>> BY_KIND =
            new EnumMap<>(ALL.stream().collect(Collectors.groupingBy(Network::kind)));
    private static final Map<Network.Kind, Map<String, List<Network>>> BY_COUNTRY = new EnumMap<>(
            ALL.stream().collect(Collectors.groupingBy(Network::kind, Collectors.groupingBy(Network::country))));

    private Networks() {}

    /** The table of all networks, a line each. */
    public static String table() {
        return ALL.stream().map(network -> network.line() + "\n").collect(Collectors.joining());
    }

    /** Somebody in a network of this kind, in a larger one more often. */
    static Origin origin(Draws draws, Network.Kind kind) {
        return pick(draws, BY_KIND.getOrDefault(kind, ALL)).origin(draws);
    }

    /** The same in one country, or in any if that has no such network. */
    static Origin origin(Draws draws, Network.Kind kind, String country) {
        List<Network> there = BY_COUNTRY.getOrDefault(kind, Map.of()).get(country);
        return there == null ? origin(draws, kind) : pick(draws, there).origin(draws);
    }

    /** The same somewhere else than at one operator. */
    static Origin elsewhere(Draws draws, Network.Kind kind, long operator) {
        List<Network> others = BY_KIND.getOrDefault(kind, ALL).stream()
                .filter(network -> network.asn() != operator)
                .toList();
        return pick(draws, others).origin(draws);
    }

    private static Network pick(Draws draws, List<Network> some) {
        int all = 0;
        for (Network network : some) {
            all += network.blocks();
        }
        int block = draws.between(0, all - 1);
        int i = 0;
        while (block >= some.get(i).blocks()) {
            block -= some.get(i++).blocks();
        }
        return some.get(i);
    }

    private static Network v4(
            Network.Kind kind, int a, int b, int c, int blocks, long asn, String country, String name) {
        return new Network(kind, V4, a << 16 | b << 8 | c, blocks, asn, country, name);
    }

    private static Network v6(Network.Kind kind, int block, int blocks, long asn, String country, String name) {
        return new Network(kind, V6, block, blocks, asn, country, name);
    }
}
