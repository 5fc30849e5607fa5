// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.streaming;

import java.util.concurrent.Flow;
import java.util.function.Consumer;

/** Hands on every line of a stream as it comes. */
record Lines(Consumer<String> line) implements Flow.Subscriber<String> {
    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(String next) {
        line.accept(next);
    }

    @Override
    public void onError(Throwable failure) {
        // the edge ended: the run is over
    }

    @Override
    public void onComplete() {
        // likewise
    }
}
