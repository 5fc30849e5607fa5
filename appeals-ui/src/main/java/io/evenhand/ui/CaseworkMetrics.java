// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui;

import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import io.prometheus.client.Gauge;
import java.util.function.LongSupplier;

/** What casework counts; no label ever names an account, a person or an address. */
final class CaseworkMetrics {
    private final Counter requests;
    private final Counter signInFailures;
    private final Counter appealsFiled;
    private final Counter pagesUsed;
    private final CollectorRegistry registry;

    CaseworkMetrics(CollectorRegistry registry) {
        this.registry = registry;
        requests = Counter.build("evenhand_casework_http_requests_total", "Requests by class of answer.")
                .labelNames("answer")
                .register(registry);
        signInFailures = Counter.build("evenhand_casework_sign_in_failures_total", "Wrong names or passwords.")
                .register(registry);
        appealsFiled = Counter.build("evenhand_casework_appeals_filed_total", "Appeals taken.")
                .register(registry);
        pagesUsed = Counter.build(
                        "evenhand_casework_holder_pages_total",
                        "Looks at their own pages by account holders who allowed that this is counted.")
                .labelNames("page")
                .register(registry);
    }

    void pageUsed(String page) {
        pagesUsed.labels(page).inc();
    }

    void answered(int status) {
        requests.labels(status / 100 + "xx").inc();
    }

    void signInFailed() {
        signInFailures.inc();
    }

    void appealFiled() {
        appealsFiled.inc();
    }

    /** Shows a number that is asked for at every scrape. */
    void watch(String name, String help, LongSupplier value) {
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
}
