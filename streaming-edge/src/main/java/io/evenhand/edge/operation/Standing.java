// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.operation;

import io.evenhand.edge.telemetry.Counted;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an edge stands at one moment; nothing in it is about anybody.
 *
 * @param answers how often each action was answered how, since the start
 * @param unsure answers that stood on no current policy, by what was done
 * @param forgotten denials that made room in the log of answers
 */
record Standing(
        String name,
        Policy policy,
        Feed feed,
        List<Counted> answers,
        List<Counted> unsure,
        long forgotten,
        Media media) {
    Standing {
        answers = List.copyOf(answers);
        unsure = List.copyOf(unsure);
    }

    /**
     * The policy in force.
     *
     * @param lag how many revisions the publisher has announced beyond it
     * @param age since it was last known to be the newest
     * @param notAfter when the publisher's word ends
     */
    record Policy(long rev, long lag, int entries, Duration age, boolean loaded, boolean stale, String notAfter) {}

    /**
     * Where policy comes from and where it goes.
     *
     * @param source the publisher's or relaying edge's machine
     * @param announced whether announcements flow
     * @param trouble what is in the way, or empty
     * @param followers edges that follow through this one, or null where it hands nothing on
     * @param refused published states that were not applied, by reason
     */
    record Feed(
            String source,
            boolean announced,
            String trouble,
            @Nullable Integer followers,
            List<Counted> refused) {
        Feed {
            refused = List.copyOf(refused);
        }
    }

    /**
     * What streams take.
     *
     * @param state whether films are ready, in words
     * @param inUse the encoder that is used first, or {@code none}
     */
    record Media(String state, int sessions, int transcodes, String inUse, List<Tried> encoders) {
        Media {
            encoders = List.copyOf(encoders);
        }
    }

    /** An encoder and what came of trying it. */
    record Tried(String encoder, String result, String remedy) {}
}
