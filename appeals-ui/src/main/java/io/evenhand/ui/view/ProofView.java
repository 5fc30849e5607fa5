// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.view;

/**
 * The page that asks for the code from the known e-mail address.
 *
 * @param why what the code opens
 * @param sent whether a code was just sent
 * @param resent whether the form was refused for want of proof and has to be sent once more
 * @param path where the forms go
 */
public record ProofView(PageView page, String why, FieldView code, boolean sent, boolean resent, String path) {}
