// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.view;

import io.evenhand.enforcement.document.Statement;
import java.util.List;

/** A statement of reasons as the person would read it: nothing of it is kept yet. */
public record StatementView(String code, String language, String title, List<Statement.Block> blocks) {
    public StatementView {
        blocks = List.copyOf(blocks);
    }
}
