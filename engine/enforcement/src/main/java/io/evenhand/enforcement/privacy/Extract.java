// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.privacy;

import io.evenhand.contract.id.AccountId;
import io.evenhand.enforcement.ledger.SliceRows;
import java.time.Instant;
import java.util.List;

/**
 * Everything that is kept about one account at one time.
 *
 * @param tables one for each personal table and topic of the catalogue, empty ones included
 * @param files what the person handed in
 */
public record Extract(AccountId account, Instant at, List<SliceRows> tables, List<ExtractFile> files) {
    public Extract {
        tables = List.copyOf(tables);
        files = List.copyOf(files);
    }

    /** How many rows there are. */
    public int rows() {
        return tables.stream().mapToInt(each -> each.rows().size()).sum();
    }
}
