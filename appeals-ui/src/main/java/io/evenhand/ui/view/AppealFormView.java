// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.view;

/**
 * The form for an appeal, empty or as it was typed.
 *
 * @param headline the decision that is appealed
 * @param redress how to appeal, until when, and who decides
 * @param path the address of the notice page
 * @param resent whether the form was refused for want of proof and has to be sent once more
 */
public record AppealFormView(
        PageView page,
        String headline,
        String redress,
        FieldView statement,
        FieldView contact,
        String path,
        boolean resent) {}
