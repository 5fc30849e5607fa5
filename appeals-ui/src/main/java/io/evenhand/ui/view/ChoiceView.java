// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.view;

/**
 * One of several equal choices in a form; none is chosen beforehand unless it was chosen by the reader.
 *
 * @param value what is sent
 * @param text what it means, in words
 * @param chosen whether the reader had chosen it when the form came back
 */
public record ChoiceView(String value, String text, boolean chosen) {}
