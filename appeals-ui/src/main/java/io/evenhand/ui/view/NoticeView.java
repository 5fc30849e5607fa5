// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.view;

import org.jspecify.annotations.Nullable;

/**
 * The notice page: one decision about the reader's account, and the reader's appeal if there is one.
 *
 * @param account the account the notice is about
 * @param evidence the points the decision rests on
 * @param over why the restriction is no longer in force, or null while it is
 * @param appeal the appeal made, or null
 * @param appealUntil the end of the window
 * @param mayAppeal whether an appeal can be made now
 * @param path the address of this page, for its forms
 */
public record NoticeView(
        PageView page,
        String account,
        DecisionView decision,
        EvidenceView evidence,
        @Nullable String over,
        @Nullable AppealView appeal,
        TimeView appealUntil,
        boolean mayAppeal,
        String path) {}
