// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.view;

import java.util.List;

/**
 * How a reviewer reads.
 *
 * @param own figures of the reader's own work
 * @param togetherNote what there is to say about everybody's; empty if it is not for this reader
 * @param together everybody's figures; empty if there are too few people
 */
public record WorkView(PageView page, List<Figure> own, String togetherNote, List<Figure> together) {
    public WorkView {
        own = List.copyOf(own);
        together = List.copyOf(together);
    }

    /** One figure with what it means. */
    public record Figure(String name, String value, String meaning) {}
}
