// SPDX-License-Identifier: Apache-2.0
package io.evenhand.intake.pseudonym;

import io.evenhand.asn.address.Address;
import io.evenhand.asn.address.AddressParser;
import io.evenhand.asn.address.Prefix;
import io.evenhand.asn.dataset.DatasetWatch;
import io.evenhand.asn.table.Network;
import io.evenhand.asn.table.Networks;
import io.evenhand.contract.event.Event;
import io.evenhand.contract.id.NetId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Replaces addresses and other programs' ids by pseudonyms; a pure function of (key, value, time of the event), safe to
 * call from several threads.
 *
 * <p>A network's pseudonym is {@code HMAC-SHA256(key[network, period], /24 or /56)} cut to 64 bits: addresses of one
 * household share it, and after a period of {@value #EPOCH_DAYS} days it changes, so that nobody is followed for longer.
 */
public final class Pseudonymiser {
    /** How long a network keeps its pseudonym; periods are counted from 1970-01-01. */
    public static final int EPOCH_DAYS = 30;

    /** So many networks are named one by one. */
    public static final int NETWORKS_MAX = 1 << 16;

    /** The field that a bad address is reported under. */
    public static final String ADDRESS_FIELD = "net.ip";

    private static final long EPOCH_MILLIS = Duration.ofDays(EPOCH_DAYS).toMillis();
    private static final int NET_ID_BYTES = 8;
    private static final int ID_BYTES = 16;
    private static final int V4_NETWORK_BITS = 24;
    private static final int V6_NETWORK_BITS = 56;
    private static final int NETWORKS_MAX_BITS = 16;
    private static final byte V4 = 4;
    private static final byte V6 = 6;

    private final PseudonymKey key;
    private final Networks networks;
    /** Bounded by the times that the contract accepts: 200 years of periods. */
    private final Map<Long, PseudonymKey> networkKeys = new ConcurrentHashMap<>();

    private final Map<Purpose, PseudonymKey> idKeys = new ConcurrentHashMap<>();

    public Pseudonymiser(PseudonymKey key, Networks networks) {
        this.key = key;
        this.networks = networks;
    }

    /**
     * Loads what programs are configured with.
     *
     * @param keyFile created with a new key if absent
     * @param networks what is known about networks
     */
    public static Pseudonymiser load(Path keyFile, Networks networks) throws IOException {
        return new Pseudonymiser(PseudonymKey.loadOrCreate(keyFile), networks);
    }

    /**
     * The same with what is known about networks now, for a program that is started anew when that changes.
     *
     * @param asnTable a file or a folder as {@link DatasetWatch} takes it, or null to know nothing about networks
     */
    public static Pseudonymiser load(Path keyFile, @Nullable Path asnTable, Clock clock) throws IOException {
        try (DatasetWatch dataset = asnTable == null ? null : DatasetWatch.open(asnTable, clock, sentence -> {})) {
            return load(keyFile, dataset == null ? Networks.NONE : dataset.networks());
        }
    }

    /** The event with a pseudonym for the address reported beside it; untouched if there is none. */
    public Pseudonymisation apply(Event event, @Nullable String address) {
        if (address == null) {
            return new Pseudonymisation.Done(event, null);
        }
        Address parsed = AddressParser.parse(address);
        if (parsed == null) {
            return new Pseudonymisation.NotAnAddress();
        }
        NetId netId = netId(parsed, event.at());
        return new Pseudonymisation.Done(event.withNet(netId), context(event, netId, parsed));
    }

    /** The pseudonym of the address's network at the time of an event. */
    public NetId netId(Address address, Instant at) {
        long epoch = Math.floorDiv(at.toEpochMilli(), EPOCH_MILLIS);
        PseudonymKey derived = networkKeys.computeIfAbsent(epoch, e -> key.derive(Purpose.NETWORK, e));
        byte[] network = address.network().bytes();
        byte[] message = new byte[network.length + 1];
        message[0] = address.v4() ? V4 : V6;
        System.arraycopy(network, 0, message, 1, network.length);
        return new NetId(HexFormat.of().formatHex(derived.mac(message), 0, NET_ID_BYTES));
    }

    /**
     * The pseudonyms that the networks of a prefix had at any time from {@code from} to {@code until}, or null if the prefix
     * has more than {@value #NETWORKS_MAX} networks.
     */
    public @Nullable Set<NetId> networksIn(Prefix prefix, Instant from, Instant until) {
        int grain = prefix.first().v4() ? V4_NETWORK_BITS : V6_NETWORK_BITS;
        if (prefix.length() < grain - NETWORKS_MAX_BITS) {
            return null;
        }
        Set<NetId> out = new HashSet<>();
        long last = Math.floorDiv(until.toEpochMilli(), EPOCH_MILLIS);
        for (long epoch = Math.floorDiv(from.toEpochMilli(), EPOCH_MILLIS); epoch <= last; epoch++) {
            Instant within = Instant.ofEpochMilli(epoch * EPOCH_MILLIS);
            Address network = prefix.first().network();
            for (int i = 0; i < 1 << Math.max(0, grain - prefix.length()); i++) {
                out.add(netId(network, within));
                network = Prefix.of(network, grain).last().next();
            }
        }
        return out;
    }

    /**
     * The pseudonym of another program's own id: 32 hexadecimal digits, the same for ever.
     *
     * @param scope what makes the id unique beyond its program, such as the name of the program
     */
    public String id(Purpose purpose, String scope, String foreignId) {
        PseudonymKey derived = idKeys.computeIfAbsent(purpose, p -> key.derive(p, 0));
        byte[] mac = derived.mac((scope + '\0' + foreignId).getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(mac, 0, ID_BYTES);
    }

    private NetworkContext context(Event event, NetId netId, Address address) {
        Network network = networks.find(address);
        return network == null
                ? new NetworkContext(event.account(), netId, event.at(), null, null, null, null)
                : new NetworkContext(
                        event.account(),
                        netId,
                        event.at(),
                        network.asn(),
                        network.country(),
                        network.name(),
                        network.category());
    }
}
