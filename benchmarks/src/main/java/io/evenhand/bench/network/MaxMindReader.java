// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.network;

import com.maxmind.db.CHMCache;
import com.maxmind.db.NoCache;
import com.maxmind.db.Reader.FileMode;
import com.maxmind.geoip2.DatabaseReader;
import com.maxmind.geoip2.exception.GeoIp2Exception;
import com.maxmind.geoip2.model.AsnResponse;
import io.evenhand.asn.address.Address;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;

/** MaxMind's GeoIP2 over a database that we wrote from the same prefixes, with Java's own parser. */
final class MaxMindReader implements Contestant {
    private final DatabaseReader reader;
    private final boolean cached;
    private final long bytes;

    MaxMindReader(Path file, boolean cached) throws IOException {
        this.cached = cached;
        this.bytes = Files.size(file);
        this.reader = new DatabaseReader.Builder(file.toFile())
                .fileMode(FileMode.MEMORY)
                .withCache(cached ? new CHMCache() : NoCache.getInstance())
                .build();
    }

    @Override
    public String name() {
        return cached ? "GeoIP2, cache" : "GeoIP2, no cache";
    }

    @Override
    public long find(Address address) {
        try {
            return asn(InetAddress.getByAddress(address.bytes()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public long read(String text) {
        try {
            return asn(InetAddress.getByName(text));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private long asn(InetAddress address) throws IOException {
        try {
            Long number = reader.tryAsn(address)
                    .map(AsnResponse::autonomousSystemNumber)
                    .orElse(0L);
            return number == null ? 0 : number;
        } catch (GeoIp2Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public long bytes() {
        return bytes;
    }
}
