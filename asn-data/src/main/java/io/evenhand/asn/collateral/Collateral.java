// SPDX-License-Identifier: Apache-2.0
package io.evenhand.asn.collateral;

import io.evenhand.asn.address.Prefix;
import io.evenhand.asn.table.Provenance;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Whom a measure against a network would hit. It is shown to the people who think about one; no scorer reads it.
 *
 * @param subject the prefix, system or provider, as it was asked for
 * @param footprint what it covers
 * @param since the sightings are not older
 * @param atMost whether the accounts are those of every system that the prefix touches, because the prefix is too wide to
 *     be told from them
 * @param accounts different accounts seen there
 * @param withoutEvidence those that no evidence at all speaks against; null if the figure would tell on the others
 * @param scores null if there are too few accounts
 * @param categories how many accounts were seen on systems of each category; {@code unknown} where the data says nothing
 * @param allowed accounts whose allow entry the measure would override
 * @param ownProxies the installation's own and trusted proxies inside: a measure is then impossible
 * @param widths how many strangers share ever wider blocks around it
 * @param provenance the data that the systems were taken from
 */
public record Collateral(
        String subject,
        Footprint footprint,
        Instant since,
        boolean atMost,
        Count accounts,
        @Nullable Count withoutEvidence,
        @Nullable Quantiles scores,
        SortedMap<String, Count> categories,
        Count allowed,
        List<Prefix> ownProxies,
        List<Width> widths,
        Provenance provenance) {
    public Collateral {
        ownProxies = List.copyOf(ownProxies);
        widths = List.copyOf(widths);
    }

    /**
     * The scores of the accounts, decibans; those of few accounts are left out.
     *
     * @param upperTenth null if fewer accounts than may be shown lie above it
     */
    public record Quantiles(int median, @Nullable Integer upperTenth) {}

    /**
     * A block around the subject.
     *
     * @param length its prefix length
     * @param systems how many autonomous systems announce addresses in it
     * @param announced how many addresses they announce, of IPv6 how many {@code /64}s
     */
    public record Width(int length, int systems, BigInteger announced) {}

    /** Whether the measure is impossible whoever wants it. */
    public boolean hardStop() {
        return !ownProxies.isEmpty();
    }
}
