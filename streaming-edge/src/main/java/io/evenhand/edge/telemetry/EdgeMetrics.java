// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.telemetry;

import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import io.prometheus.client.Gauge;
import io.prometheus.client.Histogram;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleSupplier;

/** The edge's figures; no label names an account, a server, a viewer or an address. */
public final class EdgeMetrics {
    private final CollectorRegistry registry = new CollectorRegistry();
    private final Counter decisions;
    private final Counter unsure;
    private final Counter refusals;
    private final Counter transcodes;
    private final Counter admissionsRefused;
    private final Counter spooled;
    private final Counter spoolDropped;
    private final Histogram revocation;

    public EdgeMetrics() {
        decisions = Counter.build("evenhand_edge_decisions_total", "questions answered")
                .labelNames("action", "decision")
                .register(registry);
        unsure = Counter.build(
                        "evenhand_edge_unsure_answers_total", "answers from a policy that may be old, by what was done")
                .labelNames("footing")
                .register(registry);
        refusals = Counter.build("evenhand_edge_feed_refusals_total", "published states that were not applied")
                .labelNames("reason")
                .register(registry);
        transcodes = Counter.build("evenhand_edge_transcodes_total", "ffmpeg runs, by encoder and how they ended")
                .labelNames("encoder", "result")
                .register(registry);
        admissionsRefused = Counter.build("evenhand_edge_admissions_refused_total", "sessions not opened")
                .labelNames("cause")
                .register(registry);
        spooled = Counter.build("evenhand_edge_events_total", "playback events written to the spool")
                .labelNames("type")
                .register(registry);
        spoolDropped = Counter.build("evenhand_edge_events_dropped_total", "playback events given up, by cause")
                .labelNames("cause")
                .register(registry);
        revocation = Histogram.build(
                        "evenhand_edge_revocation_seconds",
                        "from a policy becoming known here to a session being cut off")
                .buckets(.001, .005, .01, .05, .1, .5, 1, 2, 5)
                .register(registry);
    }

    public CollectorRegistry registry() {
        return registry;
    }

    /** Exports what is read at the moment of the scrape. */
    public void gauge(String name, String help, DoubleSupplier value) {
        Gauge gauge = Gauge.build(name, help).create();
        gauge.setChild(new Gauge.Child() {
            @Override
            public double get() {
                return value.getAsDouble();
            }
        });
        gauge.register(registry);
    }

    public void decided(String action, boolean allowed) {
        decisions.labels(action, allowed ? "allow" : "deny").inc();
    }

    /** An answer did not stand on a current policy: {@code stale}, {@code open} or {@code closed}. */
    public void unsure(String footing) {
        unsure.labels(footing).inc();
    }

    /** Answers by action and decision. */
    public List<Counted> answered() {
        return counted(decisions);
    }

    /** Answers that did not stand on a current policy, by what was done. */
    public List<Counted> unsure() {
        return counted(unsure);
    }

    /** Published states that were not applied, by reason. */
    public List<Counted> refused() {
        return counted(refusals);
    }

    private static List<Counted> counted(Counter counter) {
        return counter.collect().stream()
                .flatMap(family -> family.samples.stream())
                .filter(sample -> sample.name.endsWith("_total"))
                .map(sample -> new Counted(sample.labelValues, (long) sample.value))
                .sorted(Comparator.comparing(each -> String.join(" ", each.labels())))
                .toList();
    }

    public void feedRefused(String reason) {
        refusals.labels(reason).inc();
    }

    public void transcoded(String encoder, String result) {
        transcodes.labels(encoder, result).inc();
    }

    public void admissionRefused(String cause) {
        admissionsRefused.labels(cause).inc();
    }

    public void eventSpooled(String type) {
        spooled.labels(type).inc();
    }

    public void eventsDropped(String cause, int count) {
        spoolDropped.labels(cause).inc(count);
    }

    public void revokedAfter(double seconds) {
        revocation.observe(seconds);
    }
}
