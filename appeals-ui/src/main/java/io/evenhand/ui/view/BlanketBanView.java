// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.view;

import java.util.List;

/**
 * What a ban of whole providers would do.
 *
 * @param facts empty before anything was asked
 * @param places where sellers are seen as well, with how many
 */
public record BlanketBanView(
        PageView page, FieldView terms, List<FactView> facts, List<FactView> places, String attribution) {
    public BlanketBanView {
        facts = List.copyOf(facts);
        places = List.copyOf(places);
    }
}
