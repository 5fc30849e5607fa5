// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One piece of evidence with what can be done with it.
 *
 * @param id the case's name
 * @param item the evidence's name
 * @param problem why the last act was not done, or null
 * @param mayCheck whether the reader may check it: they neither gathered nor checked it
 * @param mayWithdraw whether it counts still and the reader decides cases
 * @param sealed what is said of its sealed part, or null
 * @param maySeal whether a part of it can be sealed still: the case has none, is not decided, and the reader decides cases
 * @param check what the reader did to check it
 * @param planted whether somebody could have planted it
 * @param why it is withdrawn
 * @param grounds what would come out
 * @param reason why the account holder cannot read it
 * @param content what is sealed
 */
public record ItemView(
        PageView page,
        String id,
        String item,
        CardView card,
        @Nullable String problem,
        boolean mayCheck,
        boolean mayWithdraw,
        @Nullable String sealed,
        boolean maySeal,
        FieldView check,
        FieldView planted,
        FieldView why,
        List<ChoiceView> grounds,
        FieldView reason,
        FieldView content) {
    public ItemView {
        grounds = List.copyOf(grounds);
    }
}
