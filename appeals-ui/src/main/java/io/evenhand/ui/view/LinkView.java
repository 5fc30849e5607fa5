// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.view;

/** A link with the words it is under. */
public record LinkView(String href, String text) {}
