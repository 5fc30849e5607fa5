// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.json.ContractJson;
import io.evenhand.enforcement.Office;
import io.evenhand.enforcement.Samples;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** Many assessments in one transaction lead to the same as each in its own, and one that cannot be handled loses none. */
class BatchesEqualOneByOneIT {
    private static final String VERDICTS = "select string_agg(account || ' ' || assessment || ' ' || handled || ' ' || "
            + "standing, E'\\n' order by account, assessment) from verdicts";
    private static final String DECISIONS =
            "select string_agg(account || ' ' || assessment || ' ' || measure || ' ' || "
                    + "state, E'\\n' order by account, assessment) from decisions";
    private static final String CASES =
            "select string_agg(account || ' ' || assessment || ' ' || state || ' ' || version, "
                    + "E'\\n' order by account, opened_at) from cases";
    private static final String ACCOUNTS =
            "select string_agg(account || ' ' || assessment || ' ' || assessments, E'\\n' order by account) from accounts";

    @Test
    void aBatchWithRepeatsAndSeveralOfOneAccountEqualsOneByOne() throws Exception {
        List<Assessment> assessments = mixed();
        try (Office together = new Office();
                Office apart = new Office()) {
            // not through the batch, which would hide a failure by handling each alone
            List<Handled> inOne = together.ledger.inTransaction(books -> together.intake.handle(books, assessments));
            List<Handled> each = new ArrayList<>();
            for (Assessment assessment : assessments) {
                each.add(apart.intake.handle(assessment));
            }
            assertEquals(each, inOne);
            assertTrue(
                    each.containsAll(List.of(
                            Handled.LIMITED,
                            Handled.CASE,
                            Handled.RECORDED,
                            Handled.REPEAT,
                            Handled.ALREADY_RESTRICTED)),
                    "" + each);
            for (String query : List.of(VERDICTS, DECISIONS, CASES, ACCOUNTS)) {
                assertEquals(apart.database.value(query), together.database.value(query));
            }
            List<String> again = batch(together).handle(records(assessments));
            assertTrue(again.stream().allMatch("repeat"::equals));
        }
    }

    @Test
    void oneThatTheDatabaseRefusesIsSetAsideAndTheOthersAreKept() throws Exception {
        try (Office office = new Office()) {
            office.database.sql(
                    "create function refuse() returns trigger language plpgsql as $$ begin "
                            + "if new.account = 'acc-bad' then raise exception 'no'; end if; return new; end $$",
                    "create trigger refuse before insert on verdicts for each row execute function refuse()");
            var now = office.clock.instant();
            List<Assessment> assessments = List.of(
                    Samples.harmless("acc-1", "as-1", now),
                    Samples.damning("acc-bad", "as-2", now),
                    Samples.damning("acc-3", "as-3", now));
            assertEquals(
                    List.of("recorded", "set_aside", "limited"), batch(office).handle(records(assessments)));
            assertEquals(2, office.database.count("verdicts"));
            assertEquals(1, office.database.count("decisions"));
            assertEquals(1, office.database.count("set_aside"));
            assertEquals("3", office.database.value("select next_offset from consumer_offsets"));
        }
    }

    private static AssessmentBatch batch(Office office) {
        return new AssessmentBatch(office.ledger, office.intake, () -> false);
    }

    /** Six accounts, forty assessments, some twice. */
    private static List<Assessment> mixed() throws SQLException {
        Random random = new Random(7);
        List<Assessment> assessments = new ArrayList<>();
        var start = java.time.Instant.parse("2026-03-01T09:00:00Z");
        for (int i = 0; i < 40; i++) {
            String account = "acc-" + random.nextInt(6);
            var asOf = start.plus(Duration.ofMinutes(i));
            assessments.add(
                    switch (random.nextInt(4)) {
                        case 0 -> Samples.damning(account, "as-" + i, asOf);
                        case 1 -> Samples.doubtful(account, "as-" + i, asOf);
                        default -> Samples.harmless(account, "as-" + i, asOf);
                    });
            if (random.nextInt(5) == 0) {
                assessments.add(assessments.get(random.nextInt(assessments.size())));
            }
        }
        return assessments;
    }

    private static List<ConsumerRecord<byte[], byte[]>> records(List<Assessment> assessments) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (Assessment each : assessments) {
            records.add(new ConsumerRecord<>(
                    AssessmentConsumer.TOPIC,
                    0,
                    records.size(),
                    each.account().value().getBytes(StandardCharsets.UTF_8),
                    ContractJson.bytes(each)));
        }
        return records;
    }
}
