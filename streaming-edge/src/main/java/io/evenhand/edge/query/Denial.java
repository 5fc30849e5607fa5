// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.query;

import io.evenhand.contract.policy.PolicyEntry;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** The meaning of each measure at an edge: which entry, if any, denies a question. */
final class Denial {
    private static final Comparator<PolicyEntry> GRAVEST =
            Comparator.comparing(PolicyEntry::measure).thenComparing(PolicyEntry::decision);

    private Denial() {}

    /**
     * The gravest entry that denies, or null if the answer is yes.
     *
     * @param inForce the account's entries in force now
     * @param externalStreams how many streams to external viewers the account has running, asked only where it counts
     */
    static @Nullable PolicyEntry of(List<PolicyEntry> inForce, Question question, IntSupplier externalStreams) {
        if (inForce.isEmpty()) {
            return null;
        }
        return inForce.stream()
                .filter(entry -> denies(entry, question, externalStreams))
                .max(GRAVEST)
                .orElse(null);
    }

    private static boolean denies(PolicyEntry entry, Question question, IntSupplier externalStreams) {
        if (entry.server() != null && !entry.server().equals(question.server())) {
            return false;
        }
        return switch (entry.measure()) {
            case NONE, MONITOR, NOTICE -> false;
            case LIMIT -> limits(entry, question, externalStreams);
            case SUSPEND_SERVER -> question.action().isStreaming();
            case SUSPEND_ACCOUNT, TERMINATE -> true;
        };
    }

    /** New invitations, and external streams beyond the cap; never what runs, never the owner, never the Home. */
    private static boolean limits(PolicyEntry entry, Question question, IntSupplier externalStreams) {
        return switch (question.action()) {
            case INVITE -> true;
            case START_STREAM ->
                question.isExternal()
                        && entry.externalStreamsMax() != null
                        && externalStreams.getAsInt() >= entry.externalStreamsMax();
            case REGISTER_SERVER, TRANSCODE, CONTINUE_STREAM -> false;
        };
    }
}
