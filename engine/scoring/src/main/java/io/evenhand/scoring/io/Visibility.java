// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.io;

import io.evenhand.contract.event.EventType;
import io.evenhand.scoring.flow.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a run could see and could not, in plain sentences: a score is read differently where whole streams are missing. */
final class Visibility {
    private Visibility() {}

    /** The sentences about the events of one run. */
    static List<String> of(Tally tally) {
        List<String> sentences = new ArrayList<>();
        long began = tally.events(EventType.SHARE_ACCEPTED);
        long ended = tally.events(EventType.SHARE_REVOKED);
        long plays = tally.events(EventType.STREAM_STARTED);
        sentences.add(say("seen: %d shares that began, %d that ended, %d playbacks", began, ended, plays));
        if (tally.inferred.sum() > 0) {
            sentences.add(say(
                    "weak: %d of these events were inferred by an import; a rhythm in inferred shares says little",
                    tally.inferred.sum()));
        }
        if (ended + tally.events(EventType.SHARE_CHANGED) == 0) {
            sentences.add("not seen: nobody lost access, so no billing rhythm can show");
        }
        if (plays == 0) {
            sentences.add("not seen: no playback, so no account passes the gate of active viewers");
        }
        if (tally.events(EventType.KEY_SEEN) == 0) {
            sentences.add("not seen: no payment, device or server keys, so links between accounts hardly show");
        }
        if (tally.events(EventType.TIES_MEASURED) == 0) {
            sentences.add("not seen: no ties among viewers; every account is given the points for the densest ones");
        }
        if (tally.assessments.sum() == 0) {
            sentences.add("so no account has enough evidence to be assessed: that takes 8 viewers outside the Home who"
                    + " played within 30 days, and 6 ended shares of 20 days or more or two linked accounts");
        }
        return List.copyOf(sentences);
    }

    private static String say(String format, Object... counts) {
        return String.format(Locale.ROOT, format, counts);
    }
}
