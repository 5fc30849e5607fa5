// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.view;

/**
 * The form to answer a notice before anything more happens.
 *
 * @param sent whether an answer was just taken
 * @param resent whether the form was refused for want of proof and has to be sent once more
 */
public record AnswerFormView(
        PageView page, String headline, FieldView text, boolean sent, boolean resent, String path) {}
