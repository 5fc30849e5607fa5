// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.decide;

import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.NetId;
import io.evenhand.contract.id.Token;
import io.evenhand.contract.json.ContractJson;
import io.evenhand.contract.json.MalformedJsonException;
import io.evenhand.contract.log.LogAccess;
import io.evenhand.enforcement.ledger.Books;
import io.evenhand.enforcement.ledger.Ledger;
import io.evenhand.enforcement.ledger.NetworkBook;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads on which networks accounts were seen, for people: reports are broken down by it and breakers notice when
 * restrictions gather in one network. It leads to the ledger's traits and from there to no rule.
 */
public final class ContextConsumer implements AutoCloseable {
    /** Where contexts come from. */
    public static final String TOPIC = "evenhand.networks";

    private static final LogReader.Pace PACE = new LogReader.Pace(Duration.ofMillis(500), Duration.ofSeconds(2));

    private final LogReader reader;

    public ContextConsumer(LogAccess log, Ledger ledger) {
        reader = new LogReader(log, TOPIC, "contexts", PACE, ledger, (records, lag) -> {
                    if (!records.isEmpty()) {
                        ledger.run(books -> take(books, records));
                    }
                })
                .whileLeading();
    }

    /**
     * One sighting, as intake writes it.
     *
     * @param netId the network's pseudonym
     * @param category what the network mostly does, as a public list has it; such lists contradict each other
     */
    record Sighting(
            AccountId account,
            String netId,
            Instant at,
            @Nullable Long asn,
            @Nullable String country,
            @Nullable String name,
            @Nullable String category) {
        private static final long ASN_MAX = 0xffff_ffffL;
        private static final int COUNTRY_LENGTH_MAX = 100;

        /** Refuses what the ledger would: one line must not keep all that come after it from being read. */
        Sighting {
            Objects.requireNonNull(account, "account");
            Objects.requireNonNull(at, "at");
            if (!Token.isPseudonym(netId)
                    || (asn != null && (asn < 1 || asn > ASN_MAX))
                    || (country != null && (country.isEmpty() || country.length() > COUNTRY_LENGTH_MAX))) {
                throw new IllegalArgumentException("malformed sighting");
            }
        }

        NetworkBook.SeenRow row() {
            return new NetworkBook.SeenRow(account, new NetId(netId), asn, at);
        }
    }

    /** Starts reading on a thread of its own. */
    public void start() {
        reader.start();
    }

    @Override
    public void close() {
        reader.close();
    }

    /** The newest word about each account in the batch, and the offsets after it; a line that is none is passed over. */
    static void take(Books books, List<ConsumerRecord<byte[], byte[]>> records) {
        Map<AccountId, Sighting> newest = new TreeMap<>();
        Map<AccountId, Instant> erased = books.erasures().askedAt();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            Sighting sighting = record.value() == null ? null : parse(record.value());
            if (sighting != null && !isOver(erased.get(sighting.account()), sighting)) {
                books.networks().seen(sighting.row());
                newest.merge(sighting.account(), sighting, (a, b) -> b.at().isBefore(a.at()) ? a : b);
            }
        }
        newest.forEach((account, sighting) -> {
            if (sighting.asn() != null) {
                books.traits().tell(account, "network", "AS" + sighting.asn(), "intake", sighting.at());
            }
            if (sighting.country() != null) {
                books.traits().tell(account, "country", sighting.country(), "intake", sighting.at());
            }
            if (sighting.category() != null) {
                String hosting = sighting.category().equals("hosting") ? "yes" : "no";
                books.traits().tell(account, "hosting", hosting, "intake", sighting.at());
            }
        });
        LogReader.advance(books, TOPIC, records);
    }

    /** Whether it is from before an erasure that was asked for. */
    private static boolean isOver(@Nullable Instant asked, Sighting sighting) {
        return asked != null && !sighting.at().isAfter(asked);
    }

    private static @Nullable Sighting parse(byte[] line) {
        try {
            return ContractJson.read(line, Sighting.class);
        } catch (MalformedJsonException e) {
            return null;
        }
    }
}
