// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.decision;

import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.ServerId;
import org.jspecify.annotations.Nullable;

/**
 * Whom a decision is about: one account, or one server of one account. There is no type for a range, a network or a
 * country, so no decision about one can be written.
 *
 * @param server the server concerned, or null if the whole account is
 */
public record Subject(AccountId account, @Nullable ServerId server) {
    public static Subject account(AccountId account) {
        return new Subject(account, null);
    }
}
