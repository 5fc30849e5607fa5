// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.view;

import java.util.List;

/**
 * How far an erasure is.
 *
 * @param lead one sentence
 * @param receipt its number
 * @param path where this page is found again
 * @param steps each place where data lies
 * @param holds what it waits for
 */
public record ReceiptView(
        PageView page, String lead, String receipt, String path, List<StepView> steps, List<String> holds) {
    public ReceiptView {
        steps = List.copyOf(steps);
        holds = List.copyOf(holds);
    }

    /** One place and whether it is clean. */
    public record StepView(String place, boolean clean, String words) {}
}
