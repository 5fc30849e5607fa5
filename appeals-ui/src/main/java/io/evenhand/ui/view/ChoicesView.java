// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.view;

import org.jspecify.annotations.Nullable;

/**
 * Whether the use of these pages may be counted.
 *
 * @param now what holds now, in a sentence
 * @param saved what was just saved, or null
 */
public record ChoicesView(
        HolderFrame frame, String now, @Nullable String saved) {}
