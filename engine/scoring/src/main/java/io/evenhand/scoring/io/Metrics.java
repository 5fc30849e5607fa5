// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.io;

import io.evenhand.contract.event.DeadLetterReason;
import io.evenhand.scoring.flow.Tally;
import io.prometheus.client.Collector;
import io.prometheus.client.CounterMetricFamily;
import io.prometheus.client.GaugeMetricFamily;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** The counts of a run as Prometheus metrics. */
final class Metrics extends Collector {
    private final Tally tally;
    private final BooleanSupplier running;

    Metrics(Tally tally, BooleanSupplier running) {
        this.tally = tally;
        this.running = running;
    }

    @Override
    public List<MetricFamilySamples> collect() {
        List<MetricFamilySamples> samples = new ArrayList<>();
        for (Tally.Count count : tally.counts()) {
            samples.add(counter(count.name(), count.help(), count.value().sum()));
        }
        CounterMetricFamily letters = new CounterMetricFamily(
                "evenhand_scoring_dead_letters", "lines that did not become events", List.of("reason"));
        for (DeadLetterReason reason : DeadLetterReason.values()) {
            letters.addMetric(
                    List.of(reason.wire()), (double) tally.deadLetters(reason).sum());
        }
        samples.add(letters);
        samples.add(new GaugeMetricFamily(
                "evenhand_scoring_watermark_millis", "event time up to which all is known", (double)
                        tally.watermark.get()));
        samples.add(new GaugeMetricFamily(
                "evenhand_scoring_running", "whether the job runs", running.getAsBoolean() ? 1 : 0));
        return samples;
    }

    private static MetricFamilySamples counter(String name, String help, long value) {
        return new CounterMetricFamily("evenhand_scoring_" + name, help, (double) value);
    }
}
