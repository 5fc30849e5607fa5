// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.decide;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.evenhand.contract.id.AccountId;
import io.evenhand.enforcement.Office;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** What intake says about networks becomes traits of accounts: the newest word, no pseudonym, and nothing of a broken line. */
class ContextsReachReportsOnlyIT {
    @Test
    void theNewestSightingCountsAndABrokenLineStopsNothing() throws Exception {
        try (Office office = new Office()) {
            List<ConsumerRecord<byte[], byte[]>> records = List.of(
                    record(
                            0,
                            "{\"account\":\"acc-1\",\"netId\":\"n1\",\"at\":\"2026-03-02T00:00:00.000Z\",\"asn\":64500,\"country\":\"DE\",\"category\":\"hosting\"}"),
                    record(1, "not json"),
                    record(
                            2,
                            "{\"account\":\"acc-1\",\"netId\":\"n2\",\"at\":\"2026-03-01T00:00:00.000Z\",\"asn\":64501,\"category\":\"isp\"}"),
                    record(3, "{\"account\":\"acc-2\",\"netId\":\"n3\",\"at\":\"2026-03-01T00:00:00.000Z\"}"),
                    record(4, "{\"account\":\"acc-2\",\"netId\":\"192.0.2.7\",\"at\":\"2026-03-01T00:00:00.000Z\"}"),
                    record(5, "{\"account\":\"acc-2\",\"netId\":\"n3\",\"at\":\"2026-03-01T00:00:00.000Z\",\"asn\":0}"),
                    record(6, "{\"account\":\"acc-2\",\"netId\":\"n3\"}"));
            office.ledger.run(books -> ContextConsumer.take(books, records));
            AccountId known = new AccountId("acc-1");
            assertEquals(
                    Map.of(known, Map.of("country", "DE", "hosting", "yes", "network", "AS64500")),
                    office.ledger.inTransaction(books -> books.traits().of(List.of(known, new AccountId("acc-2")))));
            assertEquals(Map.of(0, 7L), office.ledger.inTransaction(books -> books.offsets()
                    .of(ContextConsumer.TOPIC)));
            assertEquals("3", office.database.value("select count(*) from network_sightings"), "kept for thirty days");
            assertEquals("0", office.database.value("select count(*) from account_traits where value like 'n_'"));
        }
    }

    private static ConsumerRecord<byte[], byte[]> record(long offset, String line) {
        return new ConsumerRecord<>(ContextConsumer.TOPIC, 0, offset, null, line.getBytes(UTF_8));
    }
}
