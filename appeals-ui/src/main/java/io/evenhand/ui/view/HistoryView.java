// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.view;

/**
 * Something that happened, when, and by whom.
 *
 * @param text the words that went with it, or empty
 */
public record HistoryView(TimeView at, String who, String what, String text) {}
