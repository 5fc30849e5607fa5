// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.view;

/**
 * The form with which anybody tells us about an account.
 *
 * @param resent whether the form was refused for want of proof and has to be sent once more
 */
public record ReportFormView(PageView page, FieldView account, FieldView words, FieldView reporter, boolean resent) {}
