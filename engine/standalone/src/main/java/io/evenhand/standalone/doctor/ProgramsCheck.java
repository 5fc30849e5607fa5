// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.doctor;

import io.evenhand.standalone.process.Health;
import io.evenhand.standalone.process.Installation;
import io.evenhand.standalone.process.Ports;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where the installation runs: whether each program can do its job, and what their own figures complain about. */
final class ProgramsCheck implements Check {
    private static final double LAG_MAX = 10_000;
    private static final double OUTBOX_MAX = 1_000;
    private static final double DEAD_SHARE_MAX = 0.01;
    private static final double DATASET_SECONDS_MAX = 35 * 86_400.0;

    @Override
    public List<Finding> examine(Patient patient) {
        if (!patient.isRunning()) {
            return List.of(Finding.fine("programs", "not running; ./evenhand up starts them"));
        }
        List<Finding> findings = new ArrayList<>();
        Installation.health(patient.ports()).forEach((name, address) -> findings.add(program(patient, name, address)));
        intake(patient.ports()).ifPresent(findings::add);
        Optional<Metrics> casework = metrics(patient.ports(), 2);
        Optional<Metrics> edge = metrics(patient.ports(), 3);
        casework.ifPresent(metrics -> casework(metrics, findings));
        edge.ifPresent(metrics -> edge(metrics, casework, findings));
        return findings;
    }

    private static Finding program(Patient patient, String name, URI address) {
        return Health.isWell(address)
                ? Finding.fine(name, "can do its job")
                : Finding.wrong(
                        name,
                        "does not answer, or not yet, at " + address,
                        "see the end of " + patient.var("log").resolve(name + ".log"));
    }

    private static Optional<Metrics> metrics(Ports ports, int offset) {
        return Health.read(URI.create("http://127.0.0.1:" + (ports.firstMetrics() + offset) + "/metrics"))
                .map(Metrics::of);
    }

    private static Optional<Finding> intake(Ports ports) {
        return metrics(ports, 0).map(metrics -> {
            double dead = metrics.orZero("evenhand_intake_dead_letters_total");
            double events = metrics.orZero("evenhand_intake_events_total");
            return dead > DEAD_SHARE_MAX * (dead + events)
                    ? Finding.doubtful(
                            "events",
                            Math.round(100 * dead / (dead + events)) + " % of the lines could not be read",
                            "the topic evenhand.dead-letters says of each line which field and why")
                    : Finding.fine("events", "read");
        });
    }

    private static void casework(Metrics metrics, List<Finding> findings) {
        findings.add(above(
                metrics,
                "assessments",
                "evenhand_casework_lag",
                LAG_MAX,
                "wait to be decided",
                "give casework another processor, or start a second one"));
        findings.add(above(
                metrics,
                "outbox",
                "evenhand_casework_outbox_pending",
                OUTBOX_MAX,
                "acts wait to be sent to the log",
                "look whether Kafka answers: var/log/kafka.log"));
        findings.add(above(
                metrics,
                "fuse",
                "evenhand_casework_feed_held",
                0,
                "accounts are kept from being restricted until a person says so",
                "a lead looks at /desk and releases them, or takes the rule back"));
        findings.add(pin(metrics));
        findings.add(above(
                metrics,
                "breakers",
                "evenhand_casework_breakers_open",
                0,
                "breakers opened, so rules only propose",
                "a lead looks at /desk/rules and releases them with a reason"));
        findings.add(rules(metrics));
        findings.add(dataset(metrics));
    }

    private static Finding above(Metrics metrics, String check, String name, double max, String what, String remedy) {
        double value = metrics.orZero(name);
        return value > max
                ? Finding.doubtful(check, Math.round(value) + " " + what, remedy)
                : Finding.fine(check, Long.toString(Math.round(value)));
    }

    private static Finding pin(Metrics metrics) {
        double rev = metrics.orZero("evenhand_casework_feed_pinned");
        return rev > 0
                ? Finding.doubtful(
                        "pin",
                        "edges are kept at revision " + Math.round(rev) + "; "
                                + Math.round(metrics.orZero("evenhand_casework_feed_pin_waiting"))
                                + " restrictions and reliefs wait",
                        "./evenhand feed status --as NAME says who and why; ./evenhand feed release lets edges go on")
                : Finding.fine("pin", "none");
    }

    private static Finding rules(Metrics metrics) {
        boolean isUsable = metrics.orZero("evenhand_casework_unusable_terms_total") == 0
                && metrics.orZero("evenhand_casework_unsigned_terms_total") == 0;
        return isUsable
                ? Finding.fine("rules", "the active version is signed and usable")
                : Finding.wrong(
                        "rules",
                        "the active version cannot be used, so nothing new is restricted",
                        "./evenhand rules status says why; make a version active again");
    }

    private static Finding dataset(Metrics metrics) {
        double age = metrics.orZero("evenhand_asn_dataset_age_seconds");
        return age > DATASET_SECONDS_MAX || metrics.orZero("evenhand_asn_dataset_failures") > 0
                ? Finding.doubtful(
                        "networks in use",
                        "the data are " + Math.round(age / 86_400) + " days old, or a newer version could not be read",
                        "./evenhand asn refresh, and see var/log/casework.log")
                : Finding.fine("networks in use", Math.round(age / 86_400) + " days old");
    }

    private static void edge(Metrics edge, Optional<Metrics> casework, List<Finding> findings) {
        boolean isStale = edge.orZero("evenhand_edge_feed_stale") > 0;
        findings.add(
                isStale
                        ? Finding.wrong(
                                "feed",
                                "the edge has not heard from the feed for "
                                        + Math.round(edge.orZero("evenhand_edge_feed_age_seconds")) + " s",
                                "see var/log/edge.log; EVENHAND_FEED_URL and the token of this edge are the usual causes")
                        : revision(edge, casework));
        findings.add(
                edge.orZero("evenhand_edge_feed_refusals_total") > 0
                        ? Finding.wrong(
                                "feed's signature",
                                "the edge refused what it was sent",
                                "compare var/secrets/feed-key.pub with EVENHAND_FEED_PUBLIC_KEY_FILE of the edge")
                        : Finding.fine("feed's signature", "good"));
        findings.add(above(
                edge,
                "edge's events",
                "evenhand_edge_events_dropped_total",
                0,
                "events about streams could not be kept",
                "look at the free space of EVENHAND_EDGE_DIR, and whether intake answers"));
    }

    private static Finding revision(Metrics edge, Optional<Metrics> casework) {
        double here = edge.orZero("evenhand_edge_feed_rev");
        double there = casework.map(metrics -> metrics.orZero("evenhand_casework_feed_revision"))
                .orElse(here);
        return there - here > 1
                ? Finding.doubtful(
                        "feed",
                        "the edge is at revision " + Math.round(here) + " of " + Math.round(there),
                        "look again in a few seconds; then see var/log/edge.log")
                : Finding.fine("feed", "revision " + Math.round(here));
    }
}
