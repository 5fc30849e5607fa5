// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.stream;

import io.evenhand.edge.query.Problem;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;

/**
 * One request on its way to a segment: it may wait for its time and for ffmpeg, and is answered once, whether that is
 * by the segment, by a cut-off, or because its client went away.
 */
final class SegmentWait {
    private final RoutingContext request;
    private final Context context;
    private final Runnable deaf;
    private boolean over;

    SegmentWait(RoutingContext request, Context context, Cutoffs cutoffs, String session) {
        this.request = request;
        this.context = context;
        deaf = cutoffs.listen(session, word -> {
            if (word.kind() == Word.Kind.REVOKED) {
                onContext(() -> Problem.denied(word.answer()).send(request));
            }
        });
        request.response().closeHandler(closed -> end());
    }

    RoutingContext request() {
        return request;
    }

    /** Goes on after {@code delay}, if the request is still waiting then. */
    void after(Vertx vertx, Duration delay, Runnable next) {
        if (delay.isZero()) {
            next.run();
            return;
        }
        vertx.setTimer(Math.max(1, delay.toMillis()), now -> {
            if (!over) {
                next.run();
            }
        });
    }

    /** Answers on the request's own thread, unless it was answered already. */
    void onContext(Runnable answer) {
        context.runOnContext(now -> {
            if (!over) {
                end();
                answer.run();
            }
        });
    }

    private void end() {
        over = true;
        deaf.run();
    }
}
