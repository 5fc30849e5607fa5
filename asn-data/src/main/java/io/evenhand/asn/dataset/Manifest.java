// SPDX-License-Identifier: Apache-2.0
package io.evenhand.asn.dataset;

import io.evenhand.asn.table.Provenance;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known about one version of a dataset, kept beside it.
 *
 * @param version unique within the installation, and sorts by time
 * @param source the kind of source
 * @param url where it was fetched from, without credentials; a file's name for one that was brought
 * @param integrity how it was made sure that the file is the one that was published
 * @param sha256 of the fetched file, as hexadecimal text
 * @param leftOut how many rows were left out for each fault
 * @param previous the version it replaced, or null
 * @param change what differs from that one, or null
 */
public record Manifest(
        String version,
        String source,
        String url,
        Licence licence,
        Instant fetchedAt,
        String integrity,
        String sha256,
        int rows,
        int asns,
        long v4Addresses,
        BigInteger v6Networks,
        Map<Fault, Integer> leftOut,
        @Nullable String previous,
        @Nullable Change change) {
    public Manifest {
        leftOut = Map.copyOf(leftOut);
    }

    /** By how much a version differs from the one before it; negative where it has less. */
    public record Change(int rows, int asns, long v4Addresses) {}

    /** What answers from this version say about themselves. */
    public Provenance provenance() {
        return new Provenance(source, version, fetchedAt, licence.attribution());
    }

    /** How far the licence lets this version be used at a time. */
    public Age age(Instant now) {
        if (licence.longest() == null) {
            return Age.FRESH;
        }
        Instant end = fetchedAt.plus(licence.longest());
        return !now.isBefore(end) ? Age.EXPIRED : !now.isBefore(end.minus(Age.WARNING)) ? Age.EXPIRES_SOON : Age.FRESH;
    }
}
