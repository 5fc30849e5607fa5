// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.view;

import java.util.List;

/**
 * The form with which an appeal goes back or to somebody else.
 *
 * @param to back to the queue, and everybody who may decide it
 * @param reason as typed
 */
public record HandOverView(List<ChoiceView> to, FieldView reason) {
    public HandOverView {
        to = List.copyOf(to);
    }
}
