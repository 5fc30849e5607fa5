// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.query;

import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.ServerId;
import io.evenhand.contract.id.ViewerId;
import org.jspecify.annotations.Nullable;

/**
 * May this happen?
 *
 * @param account the owner account it is about
 * @param server the media server concerned, or null if the asker did not say
 * @param viewer who wants it, or null if that is the owner
 * @param home whether the viewer belongs to the owner's Home
 */
public record Question(
        AccountId account,
        @Nullable ServerId server,
        Action action,
        @Nullable ViewerId viewer,
        boolean home) {

    /** True if the answer goes to the account holder, who may know why. */
    public boolean isAskedByOwner() {
        return viewer == null || viewer.value().equals(account.value());
    }

    /** True for a viewer outside the owner's Home: the only ones a limit can count. */
    public boolean isExternal() {
        return !isAskedByOwner() && !home;
    }
}
