// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.view;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page to sign in on.
 *
 * @param passwords whether one can sign in with a password here
 * @param provider what the provider is called where one can sign in as well, or null
 * @param problem what went wrong there, or null
 * @param next where to go afterwards
 */
public record SignInView(
        PageView page,
        boolean passwords,
        @Nullable String provider,
        @Nullable String problem,
        FieldView name,
        FieldView password,
        FieldView code,
        String next) {
    public List<FieldView> fields() {
        return List.of(name, password, code);
    }

    public String providerHref() {
        return "/sign-in/provider?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
    }
}
