// SPDX-License-Identifier: Apache-2.0
package io.evenhand.intake.adapter;

import io.evenhand.contract.json.Timestamps;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What an import found, and what it cannot know: numbers and plain sentences, never a name.
 *
 * @param users listed in the database, the owner included
 * @param homeUsers of them, the owner and members of the owner's Home
 * @param sharesInferred tenures whose start was inferred from a first play
 * @param endsInferred tenures whose end was inferred from a last play, because the user is gone
 * @param withoutPlay users that share but never played, so that nothing can be said about when they began
 * @param plays playbacks in the history
 * @param ends playbacks whose end is known
 * @param addresses playbacks whose address became a pseudonym
 * @param unreadableAddresses playbacks whose address is none
 * @param skippedRows rows of history without a usable time or user
 * @param first the first event, or null if there is none
 * @param last the last event, or null if there is none
 */
public record ImportReport(
        int users,
        int homeUsers,
        int sharesInferred,
        int endsInferred,
        int withoutPlay,
        int plays,
        int ends,
        int addresses,
        int unreadableAddresses,
        int skippedRows,
        @Nullable Instant first,
        @Nullable Instant last) {

    /** How many events the import made. */
    public int events() {
        return sharesInferred + endsInferred + plays + ends;
    }

    /** What was found, in plain sentences. */
    public List<String> sees() {
        List<String> out = new ArrayList<>();
        out.add(say("%d users, of whom %d are the owner or members of the owner's Home.", users, homeUsers));
        if (first != null && last != null) {
            out.add(say(
                    "%d playbacks from %s to %s, %d of them with their length.",
                    plays, Timestamps.format(first), Timestamps.format(last), ends));
        } else {
            out.add("No playback.");
        }
        out.add(say("%d addresses, each replaced by a pseudonym of its network and forgotten.", addresses));
        if (unreadableAddresses + skippedRows > 0) {
            out.add(say(
                    "%d playbacks without a usable address were kept without one; %d rows without a usable time or user were left out.",
                    unreadableAddresses, skippedRows));
        }
        out.add(say(
                "%d starts and %d ends of shares, inferred: their event ids begin with \"%s\".",
                sharesInferred, endsInferred, TautulliImport.INFERRED));
        return List.copyOf(out);
    }

    /** What this program's history cannot show, in plain sentences. */
    public List<String> cannotSee() {
        return List.of(
                "Invitations: who was invited, when, how, and whether by hand or by a script.",
                "When a share began or ended: a start is the first play, and an end the last play of a user who is gone,"
                        + " so anything that looks like a billing rhythm in this data is weak.",
                say("%d users who never played: nothing can be said about when they began.", withoutPlay),
                "Users who came and went without a play, and those deleted from Tautulli together with their history.",
                "Guest passes, changes of shared libraries, other accounts of the same owner, payment and device keys.",
                "Ties among viewers, which would speak for the owner.");
    }

    private static String say(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }
}
