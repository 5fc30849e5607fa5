// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.decide;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.json.ContractJson;
import io.evenhand.contract.json.MalformedJsonException;
import io.evenhand.enforcement.ledger.Books;
import io.evenhand.enforcement.ledger.Ledger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides and records many assessments in one transaction or, if that fails although the ledger is well, each in its own:
 * one that cannot be handled is set aside and loses none of the others.
 */
public final class AssessmentBatch {
    private static final Logger LOG = LoggerFactory.getLogger(AssessmentBatch.class);

    private final Ledger ledger;
    private final AssessmentIntake intake;
    private final BooleanSupplier isClosed;

    /** @param isClosed whether the reader stops: what fails then is not the records' fault */
    public AssessmentBatch(Ledger ledger, AssessmentIntake intake, BooleanSupplier isClosed) {
        this.ledger = ledger;
        this.intake = intake;
        this.isClosed = isClosed;
    }

    /** Handles records and writes down the offsets after them; returns what came of each. */
    public List<String> handle(List<ConsumerRecord<byte[], byte[]>> records) {
        try {
            return ledger.inTransaction(books -> handle(books, records));
        } catch (RuntimeException e) {
            if (isClosed.getAsBoolean() || !ledger.isReady()) {
                throw e;
            }
        }
        List<String> handled = new ArrayList<>();
        records.forEach(record -> handled.add(handleAlone(record)));
        return handled;
    }

    private String handleAlone(ConsumerRecord<byte[], byte[]> record) {
        try {
            return ledger.inTransaction(books -> handle(books, List.of(record))).get(0);
        } catch (RuntimeException e) {
            if (isClosed.getAsBoolean() || !ledger.isReady()) {
                throw e;
            }
            String kind = e.getClass().getSimpleName();
            LOG.error("set aside partition {} offset {}: {}", record.partition(), record.offset(), kind);
            ledger.run(books -> {
                books.offsets().setAside(AssessmentConsumer.TOPIC, record.partition(), record.offset(), kind);
                books.offsets().advance(AssessmentConsumer.TOPIC, record.partition(), record.offset() + 1);
            });
            return "set_aside";
        }
    }

    /** Every assessment, and the offsets after them. */
    private List<String> handle(Books books, List<ConsumerRecord<byte[], byte[]>> records) {
        List<String> handled = new ArrayList<>();
        List<Assessment> assessments = new ArrayList<>();
        Map<AccountId, Instant> erased = books.erasures().askedAt();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            if (record.value() == null) {
                handled.add("tombstone");
                continue;
            }
            Assessment assessment = parse(record);
            if (assessment != null && isOver(erased.get(assessment.account()), assessment)) {
                handled.add("erased");
            } else if (assessment == null) {
                books.offsets().setAside(AssessmentConsumer.TOPIC, record.partition(), record.offset(), "malformed");
                handled.add("malformed");
            } else {
                assessments.add(assessment);
            }
        }
        intake.handle(books, assessments)
                .forEach(each -> handled.add(each.name().toLowerCase(Locale.ROOT)));
        LogReader.advance(books, AssessmentConsumer.TOPIC, records);
        return handled;
    }

    /** Whether it is about the time before an erasure that was asked for: scoring had not heard of that yet. */
    private static boolean isOver(@Nullable Instant asked, Assessment assessment) {
        return asked != null && !assessment.asOf().isAfter(asked);
    }

    /** The assessment, or null if it is not one; the contract refuses one that lacks a part. */
    private static @Nullable Assessment parse(ConsumerRecord<byte[], byte[]> record) {
        try {
            return ContractJson.read(record.value(), Assessment.class);
        } catch (MalformedJsonException e) {
            return null;
        }
    }
}
