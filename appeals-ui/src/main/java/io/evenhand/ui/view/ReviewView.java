// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An appeal before the person who is to decide it.
 *
 * @param id the appeal's name
 * @param account whose it is
 * @param appeal what was written, and the clock
 * @param decision what is appealed
 * @param evidence the points behind it, or null
 * @param history what happened to the account, oldest first
 * @param outcomes uphold, partly, overturn, with equal weight
 * @param outcomeWrong what is wrong with the choice, or null
 * @param reasons the answer to the account holder, as typed
 * @param barred why the reader may not decide it, or null
 * @param contact how the person wants to be reached: empty if it may be asked for, null if there is none
 */
public record ReviewView(
        PageView page,
        String id,
        String account,
        AppealView appeal,
        DecisionView decision,
        @Nullable EvidenceView evidence,
        List<HistoryView> history,
        List<ChoiceView> outcomes,
        @Nullable String outcomeWrong,
        FieldView reasons,
        @Nullable String barred,
        @Nullable String contact) {}
