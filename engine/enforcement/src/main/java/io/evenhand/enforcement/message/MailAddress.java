// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.message;

import java.util.regex.Pattern;

/** One e-mail address: plain ASCII, no name, no comment, no second address. */
public record MailAddress(String value) {
    private static final Pattern PLAIN =
            Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63}){0,8}");

    public MailAddress {
        if (!PLAIN.matcher(value).matches()) {
            throw new IllegalArgumentException("malformed e-mail address"); // never the value
        }
    }

    @Override
    public String toString() {
        return "(an e-mail address)";
    }
}
