// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.view;

import java.util.List;

/**
 * A page that could not be shown: what happened, what it means for the reader, and where to go on.
 *
 * @param paragraphs what happened and what to do, in order
 * @param ways out of here; never empty
 */
public record ErrorView(PageView page, List<String> paragraphs, List<LinkView> ways) {
    public ErrorView {
        paragraphs = List.copyOf(paragraphs);
        ways = List.copyOf(ways);
        if (ways.isEmpty()) {
            throw new IllegalArgumentException("a page without a way out");
        }
    }
}
