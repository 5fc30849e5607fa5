// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.view;

import org.jspecify.annotations.Nullable;

/**
 * Where an account holder comes in, or shows once more that it is them.
 *
 * @param path where its forms go
 * @param account the field for the account's name; null where it is known
 * @param code the field for the code from the mail
 * @param said one sentence about what just happened, or null
 * @param why one sentence about why a code is needed
 * @param resent whether a form was refused for want of proof and has to be sent once more
 */
public record EnterView(
        PageView page,
        String path,
        @Nullable FieldView account,
        FieldView code,
        @Nullable String said,
        String why,
        boolean resent) {}
