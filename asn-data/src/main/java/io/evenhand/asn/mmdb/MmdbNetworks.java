// SPDX-License-Identifier: Apache-2.0
package io.evenhand.asn.mmdb;

import com.maxmind.db.Reader.FileMode;
import com.maxmind.geoip2.DatabaseReader;
import com.maxmind.geoip2.exception.GeoIp2Exception;
import com.maxmind.geoip2.model.AsnResponse;
import io.evenhand.asn.address.Address;
import io.evenhand.asn.dataset.MalformedDatasetException;
import io.evenhand.asn.table.Network;
import io.evenhand.asn.table.Networks;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The networks of a MaxMind ASN database, such as GeoLite2-ASN; for enrichment and imports, not for a path per request.
 *
 * <p>The reader of a damaged database throws exceptions of every kind, from opening it or from any look-up, so both are
 * caught widely, and a database is tried on a spread of addresses before it is used.
 */
public final class MmdbNetworks implements Networks, AutoCloseable {
    private static final int PROBES = 256;
    private static final int V4_ONLY = 4;
    private static final long GOLDEN = 0x9E37_79B9_7F4A_7C15L;

    private final DatabaseReader reader;
    private final boolean v4Only;

    private MmdbNetworks(DatabaseReader reader) {
        this.reader = reader;
        v4Only = reader.metadata().ipVersion() == V4_ONLY;
    }

    /** Opens the file; an exception with one sentence if it is no usable ASN database. */
    public static MmdbNetworks open(Path file) throws IOException {
        String name = file.getFileName() + "";
        if (!Files.isRegularFile(file)) {
            throw new MalformedDatasetException("there is no file " + file);
        }
        MmdbNetworks networks;
        try {
            networks = new MmdbNetworks(new DatabaseReader.Builder(file.toFile())
                    .fileMode(FileMode.MEMORY)
                    .build());
        } catch (IOException | RuntimeException e) {
            throw new MalformedDatasetException(name + " is not a MaxMind database that can be read", e);
        }
        if (!networks.reader.metadata().databaseType().toLowerCase(Locale.ROOT).contains("asn")) {
            networks.close();
            throw new MalformedDatasetException(name + " is a MaxMind database, but not one of AS numbers");
        }
        networks.probe(name);
        return networks;
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalStateException if the database turns out to be damaged where the address lies
     */
    @Override
    public @Nullable Network find(Address address) {
        // an IPv4 database would answer for the first 32 bits of an IPv6 address
        if (v4Only && !address.v4()) {
            return null;
        }
        try {
            Optional<AsnResponse> found = reader.tryAsn(InetAddress.getByAddress(address.bytes()));
            return found.map(MmdbNetworks::network).orElse(null);
        } catch (IOException | GeoIp2Exception | RuntimeException e) {
            throw new IllegalStateException("the MaxMind database is damaged", e);
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    private static @Nullable Network network(AsnResponse response) {
        Long asn = response.autonomousSystemNumber();
        return asn == null || asn < 1 ? null : new Network(asn, null, response.autonomousSystemOrganization());
    }

    private void probe(String name) throws IOException {
        try {
            for (int i = 0; i < PROBES; i++) {
                long bits = i * GOLDEN;
                find(Address.v4(bits >>> Integer.SIZE));
                find(Address.v6(0x2000_0000_0000_0000L | bits >>> 3, bits));
            }
        } catch (IllegalStateException e) {
            close();
            throw new MalformedDatasetException(name + " is a damaged MaxMind database", e);
        }
    }
}
