// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui;

import io.evenhand.enforcement.message.MailAddress;
import io.evenhand.enforcement.message.MailCarrier;
import io.evenhand.enforcement.message.SmtpSettings;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How e-mail leaves: {@code EVENHAND_SMTP} is {@code host:port}, {@code EVENHAND_SMTP_FROM} the sender; TLS is required
 * unless {@code EVENHAND_SMTP_TLS} is {@code off}; {@code EVENHAND_SMTP_USER} and {@code EVENHAND_SMTP_PASSWORD_FILE} if the
 * server asks for somebody.
 */
final class Post {
    private Post() {}

    /** Null if no mail server is named; an exception whose message is one sentence if what is named cannot be used. */
    static @Nullable MailCarrier from(Map<String, String> env) throws IOException {
        String server = env.getOrDefault("EVENHAND_SMTP", "");
        if (server.isEmpty()) {
            return null;
        }
        int colon = server.lastIndexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("EVENHAND_SMTP is not host:port");
        }
        int port = Environment.port("EVENHAND_SMTP", server.substring(colon + 1));
        String user = env.getOrDefault("EVENHAND_SMTP_USER", "");
        String file = env.getOrDefault("EVENHAND_SMTP_PASSWORD_FILE", "");
        String password = file.isEmpty()
                ? ""
                : Secrets.read(Environment.path("EVENHAND_SMTP_PASSWORD_FILE", file), "the mail server's password");
        boolean tls = !"off".equals(env.get("EVENHAND_SMTP_TLS"));
        return new MailCarrier(new SmtpSettings(server.substring(0, colon), port, tls, user, password, sender(env)));
    }

    private static MailAddress sender(Map<String, String> env) {
        try {
            return new MailAddress(env.getOrDefault("EVENHAND_SMTP_FROM", ""));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("EVENHAND_SMTP_FROM is not an e-mail address", e);
        }
    }
}
