// SPDX-License-Identifier: Apache-2.0
package io.evenhand.intake.http;

import io.evenhand.asn.dataset.DatasetWatch;
import io.evenhand.contract.event.DeadLetterReason;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import io.prometheus.client.Gauge;
import java.util.function.LongSupplier;

/** What the program counts, by reasons and outcomes only: never by account, key or address. */
final class IntakeMetrics {
    private final Counter events;
    private final Counter deadLetters;
    private final Counter droppedFields;
    private final Counter unavailable;
    private final Counter shed;

    IntakeMetrics(CollectorRegistry registry, DatasetWatch dataset) {
        events = Counter.build("evenhand_intake_events_total", "Events acknowledged by the log.")
                .register(registry);
        deadLetters = Counter.build("evenhand_intake_dead_letters_total", "Lines that did not become events.")
                .labelNames("reason")
                .register(registry);
        droppedFields = Counter.build("evenhand_intake_dropped_fields_total", "Unknown fields that were dropped.")
                .register(registry);
        unavailable = Counter.build("evenhand_intake_unavailable_total", "Requests sent away because the log was away.")
                .register(registry);
        shed = Counter.build("evenhand_intake_shed_total", "Requests sent away because too many were on their way.")
                .register(registry);
        watch(registry, "evenhand_asn_dataset_age_seconds", "Age of the data about networks.", dataset::ageSeconds);
        watch(registry, "evenhand_asn_dataset_ranges", "Ranges that the data about networks knows.", dataset::ranges);
        watch(
                registry,
                "evenhand_asn_dataset_failures",
                "Looks at newer data about networks that failed since the start.",
                dataset::failures);
        for (DeadLetterReason reason : DeadLetterReason.values()) {
            deadLetters.labels(reason.wire());
        }
    }

    private static void watch(CollectorRegistry registry, String name, String help, LongSupplier value) {
        Gauge.build(name, help)
                .create()
                .setChild(new Gauge.Child() {
                    @Override
                    public double get() {
                        return value.getAsLong();
                    }
                })
                .register(registry);
    }

    void count(Receipt receipt) {
        events.inc(receipt.accepted());
        droppedFields.inc(receipt.droppedFields());
        receipt.reasons()
                .forEach((reason, count) -> deadLetters.labels(reason.wire()).inc(count));
    }

    void countShed() {
        shed.inc();
    }

    void countUnavailable() {
        unavailable.inc();
    }
}
