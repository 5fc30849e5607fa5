// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.json.ContractJson;
import io.evenhand.contract.json.MalformedJsonException;
import io.evenhand.contract.verdict.Standing;
import org.jspecify.annotations.Nullable;

/** Reads records that the ledger stored as JSON, exactly as they were. */
public final class Stored {
    private Stored() {}

    public static Assessment assessment(String json) {
        return read(json, Assessment.class);
    }

    /** What casework knew at the time; nothing if that was not kept. */
    public static Standing standing(@Nullable String json, AccountId account) {
        return json == null ? Standing.blank(account) : read(json, Standing.class);
    }

    /** @throws IllegalStateException if it is none: the ledger wrote it, so something is wrong with it */
    public static <T> T read(String json, Class<T> type) {
        try {
            return ContractJson.read(json, type);
        } catch (MalformedJsonException e) {
            throw new IllegalStateException("the ledger holds a malformed " + type.getSimpleName(), e);
        }
    }
}
