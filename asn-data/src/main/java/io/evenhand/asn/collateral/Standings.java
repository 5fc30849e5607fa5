// SPDX-License-Identifier: Apache-2.0
package io.evenhand.asn.collateral;

import io.evenhand.contract.id.AccountId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Tells what is known about accounts' own conduct; one that it leaves out has nothing against it. */
@FunctionalInterface
public interface Standings {
    Map<AccountId, Standing> of(Collection<AccountId> accounts);

    /** Asks for one account after the other. */
    static Standings each(Function<AccountId, @Nullable Standing> one) {
        return accounts -> {
            Map<AccountId, Standing> out = new HashMap<>();
            for (AccountId account : accounts) {
                Standing standing = one.apply(account);
                if (standing != null) {
                    out.put(account, standing);
                }
            }
            return out;
        };
    }
}
