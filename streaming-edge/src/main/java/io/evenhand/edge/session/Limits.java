// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.session;

import io.evenhand.edge.playback.Method;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * What one account may have running here at once; zero is no limit. The operator's, not policy's: beyond them the answer
 * is 429 and no accusation.
 */
public record Limits(int streams, int external, int transcodes, int kbps) {
    /** The first limit that {@code next} would go beyond, or null. */
    public @Nullable String exceeded(Collection<Session> open, Session.Watch next, boolean isExternal) {
        if (streams > 0 && open.size() >= streams) {
            return "account_streams";
        }
        if (isExternal
                && external > 0
                && open.stream().filter(Session::countsAsExternal).count() >= external) {
            return "account_external_streams";
        }
        if (next.method() == Method.TRANSCODE
                && transcodes > 0
                && open.stream()
                                .filter(session -> session.watch().method() == Method.TRANSCODE)
                                .count()
                        >= transcodes) {
            return "account_transcodes";
        }
        long taken = open.stream().mapToLong(session -> session.watch().kbps()).sum();
        return kbps > 0 && taken + next.kbps() > kbps ? "account_bitrate" : null;
    }
}
