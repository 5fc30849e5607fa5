// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.session;

import org.jspecify.annotations.Nullable;

/**
 * How members of staff sign in.
 *
 * @param provider where they sign in, or null for here only
 * @param passwords whether they may sign in with a password here
 */
public record SignInSettings(@Nullable ProviderSettings provider, boolean passwords) {
    public SignInSettings {
        if (provider == null && !passwords) {
            throw new IllegalArgumentException("EVENHAND_LOCAL_SIGN_IN is off and there is no EVENHAND_OIDC_ISSUER");
        }
    }
}
