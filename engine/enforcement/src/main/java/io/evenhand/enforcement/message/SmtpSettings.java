// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.message;

/**
 * Where e-mails are handed over.
 *
 * @param tlsRequired whether mail goes over TLS or not at all
 * @param user empty if the server asks for nobody
 */
public record SmtpSettings(
        String host, int port, boolean tlsRequired, String user, String password, MailAddress sender) {
    @Override
    public String toString() {
        return host + ":" + port;
    }
}
