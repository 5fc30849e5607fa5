// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.privacy;

import io.evenhand.contract.id.AccountId;
import java.util.List;

/** Reads what the log's live view holds about an account. */
public interface LiveView {
    /**
     * Every record under the account's key, oldest first, as one line of JSON each.
     *
     * @throws IllegalStateException if the log does not answer
     */
    List<String> records(String topic, AccountId account);

    /** Where there is no log. */
    static LiveView none() {
        return (topic, account) -> List.of();
    }
}
