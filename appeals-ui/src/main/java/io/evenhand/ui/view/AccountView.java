// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything the desk knows about one account.
 *
 * @param facts what there is to know at a glance
 * @param hidden whether the reader has to write down their own view of the open case before they see points
 * @param evidence the newest points, or null if it was never assessed
 * @param decisions links to notices, newest first
 * @param cases links to cases
 * @param allowlist the active allowlist entry in words, or null
 * @param entry the number of that entry, or null
 * @param waiting entries that nobody has agreed to yet
 * @param mayAllow whether the reader may add an entry
 * @param newOnly whether the entry that is typed would leave measures that stand as they are
 * @param lengths how long an entry may last
 * @param lengthWrong what is wrong with the choice, or null
 * @param reason why the account is vouched for, as typed
 * @param withdraw why nobody vouches for it any more, as typed
 * @param held the migration hold that runs, in words, or null
 * @param hold why the account is held, as typed
 */
public record AccountView(
        PageView page,
        String account,
        List<FactView> facts,
        boolean hidden,
        @Nullable EvidenceView evidence,
        List<LinkView> decisions,
        List<LinkView> cases,
        @Nullable String allowlist,
        @Nullable Long entry,
        List<Waiting> waiting,
        boolean mayAllow,
        boolean newOnly,
        List<ChoiceView> lengths,
        @Nullable String lengthWrong,
        FieldView reason,
        FieldView withdraw,
        @Nullable String held,
        FieldView hold) {
    /** An entry that waits for a second person, in words. */
    public record Waiting(long id, String text, boolean mayAgree) {}
}
