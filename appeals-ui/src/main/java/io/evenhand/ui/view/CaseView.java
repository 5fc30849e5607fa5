// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One case on the desk.
 *
 * @param id the case's name
 * @param account whom it is about
 * @param version what the reader saw, handed back with an act
 * @param facts what there is to know at a glance, in order
 * @param evidence the points, or null if the assessment is not there any more
 * @param inFavour sentences
 * @param notUsed sentences
 * @param decision the newest measure, or null
 * @param history what happened to the account, oldest first
 * @param acts what this member of staff may do now
 * @param actWrong what is wrong with the choice, or null
 * @param reasons the text that goes with an act, as typed
 */
public record CaseView(
        PageView page,
        String id,
        String account,
        int version,
        List<FactView> facts,
        @Nullable EvidenceView evidence,
        List<String> inFavour,
        List<String> notUsed,
        @Nullable DecisionView decision,
        List<HistoryView> history,
        List<ChoiceView> acts,
        @Nullable String actWrong,
        FieldView reasons) {}
