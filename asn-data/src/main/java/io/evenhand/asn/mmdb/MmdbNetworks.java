// SPDX-License-Identifier: Apache-2.0
package io.evenhand.asn.mmdb;

import com.maxmind.db.DatabaseRecord;
import com.maxmind.db.InvalidNetworkException;
import com.maxmind.db.Reader;
import com.maxmind.db.Reader.FileMode;
import io.evenhand.asn.address.Address;
import io.evenhand.asn.table.AddressRange;
import io.evenhand.asn.table.MalformedDatasetException;
import io.evenhand.asn.table.Network;
import io.evenhand.asn.table.Networks;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The networks of a MaxMind database that tells AS numbers: GeoLite2-ASN, GeoIP2-ISP, and any other file with the same
 * fields, whatever its type is called; for enrichment and imports, not for a path per request.
 *
 * <p>The reader of a damaged database throws exceptions of every kind, from opening it or from any look-up, and a stack
 * that overflows from data nested without end; all are caught, and a database is tried on a spread of addresses before it
 * is used. A database of IPv4 only would answer for an IPv6 address by its first 32 bits: it is not asked.
 */
public final class MmdbNetworks implements Networks, AutoCloseable {
    private static final String NUMBER = "autonomous_system_number";
    private static final String ORGANIZATION = "autonomous_system_organization";
    private static final String COUNTRY = "country_code";
    private static final String CATEGORY = "category";
    private static final int PROBES = 256;
    private static final int RECORDS_TRIED = 64;
    private static final int V4_ONLY = 4;
    private static final int V4_IN_V6_BITS = 96;
    private static final int NAME_LENGTH_MAX = 512;
    private static final long GOLDEN = 0x9E37_79B9_7F4A_7C15L;

    private final Reader reader;
    private final boolean v4Only;

    private MmdbNetworks(Reader reader) {
        this.reader = reader;
        v4Only = reader.getMetadata().ipVersion() == V4_ONLY;
    }

    /** Opens the file; an exception with one sentence if it is no usable database of AS numbers. */
    public static MmdbNetworks open(Path file) throws IOException {
        String name = file.getFileName() + "";
        if (!Files.isRegularFile(file)) {
            throw new MalformedDatasetException("there is no file " + file);
        }
        MmdbNetworks networks;
        try {
            networks = new MmdbNetworks(new Reader(file.toFile(), FileMode.MEMORY));
        } catch (IOException | RuntimeException | StackOverflowError e) {
            throw new MalformedDatasetException(name + " is not a MaxMind database that can be read", e);
        }
        try {
            networks.probe();
            if (!networks.tellsNumbers()) {
                throw new MalformedDatasetException(name + " is a MaxMind database, but not one of AS numbers");
            }
        } catch (IllegalStateException e) {
            networks.close();
            throw new MalformedDatasetException(name + " is a damaged MaxMind database", e);
        } catch (MalformedDatasetException e) {
            networks.close();
            throw e;
        }
        return networks;
    }

    /** What the database calls its own kind; empty if it does not say. */
    public String type() {
        return Objects.requireNonNullElse(reader.getMetadata().databaseType(), "");
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalStateException if the database turns out to be damaged where the address lies
     */
    @Override
    public @Nullable Network find(Address address) {
        if (v4Only && !address.v4()) {
            return null;
        }
        try {
            return network(reader.get(InetAddress.getByAddress(address.bytes()), Object.class));
        } catch (IOException | RuntimeException | StackOverflowError e) {
            throw new IllegalStateException("the MaxMind database is damaged", e);
        }
    }

    /**
     * Passes every prefix with an AS number on, in order of address within each family, without aliases.
     *
     * @throws MalformedDatasetException if the database turns out to be damaged
     */
    public void forEach(BiConsumer<AddressRange, Network> out) throws IOException {
        try {
            Iterator<DatabaseRecord<Object>> records = reader.networks(Object.class);
            while (records.hasNext()) {
                DatabaseRecord<Object> found = records.next();
                Network network = network(found.data());
                if (network != null) {
                    out.accept(range(found.network()), network);
                }
            }
        } catch (IOException | InvalidNetworkException | RuntimeException | StackOverflowError e) {
            throw new MalformedDatasetException("the MaxMind database is damaged", e);
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    private static AddressRange range(com.maxmind.db.Network network) {
        byte[] bytes = network.networkAddress().getAddress();
        int length = network.prefixLength();
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        if (bytes.length == Integer.BYTES) {
            return v4(Integer.toUnsignedLong(buffer.getInt()), length);
        }
        long high = buffer.getLong();
        long low = buffer.getLong();
        if (high == 0 && low >>> Integer.SIZE == 0 && length >= V4_IN_V6_BITS) {
            return v4(low, length - V4_IN_V6_BITS);
        }
        long lastHigh = length >= Long.SIZE ? high : high | -1L >>> length;
        long lastLow = length <= Long.SIZE ? -1L : length >= 2 * Long.SIZE ? low : low | -1L >>> (length - Long.SIZE);
        return new AddressRange(Address.v6(high, low), Address.v6(lastHigh, lastLow));
    }

    private static AddressRange v4(long bits, int length) {
        return new AddressRange(Address.v4(bits), Address.v4(bits | (1L << (Integer.SIZE - length)) - 1));
    }

    private static @Nullable Network network(@Nullable Object found) {
        if (!(found instanceof Map<?, ?> fields)
                || !(fields.get(NUMBER) instanceof Number number)
                || number.longValue() < 1) {
            return null;
        }
        return new Network(
                number.longValue(), country(fields.get(COUNTRY)), name(fields.get(ORGANIZATION)), category(fields));
    }

    private static @Nullable String name(@Nullable Object found) {
        if (!(found instanceof String name) || name.isBlank()) {
            return null;
        }
        return name.substring(0, Math.min(name.length(), NAME_LENGTH_MAX));
    }

    private static @Nullable String country(@Nullable Object found) {
        return found instanceof String code && code.matches("[A-Z]{2}") ? code : null;
    }

    private static @Nullable String category(Map<?, ?> fields) {
        return fields.get(CATEGORY) instanceof String category && category.matches("[a-z_-]{1,32}") ? category : null;
    }

    /** Whether any of the first records has a number, or the type promises one. */
    private boolean tellsNumbers() {
        String type = type().toLowerCase(Locale.ROOT);
        if (type.contains("asn") || type.contains("isp")) {
            return true;
        }
        try {
            Iterator<DatabaseRecord<Object>> records = reader.networks(Object.class);
            for (int i = 0; i < RECORDS_TRIED && records.hasNext(); i++) {
                if (network(records.next().data()) != null) {
                    return true;
                }
            }
            return false;
        } catch (IOException | InvalidNetworkException | RuntimeException | StackOverflowError e) {
            throw new IllegalStateException("the MaxMind database is damaged", e);
        }
    }

    private void probe() {
        for (int i = 0; i < PROBES; i++) {
            long bits = i * GOLDEN;
            find(Address.v4(bits >>> Integer.SIZE));
            find(Address.v6(0x2000_0000_0000_0000L | bits >>> 3, bits));
        }
    }
}
