// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.view;

/**
 * What became of a report, for the holder of its receipt.
 *
 * @param at when it came
 * @param outcome in words
 */
public record ReportStatusView(PageView page, String receipt, TimeView at, String outcome) {}
