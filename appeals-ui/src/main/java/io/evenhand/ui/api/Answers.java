// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.api;

import io.evenhand.contract.json.ContractJson;
import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;

/** Answers for programs: JSON in the contract's spelling, and RFC 9457 problems. */
public final class Answers {
    private Answers() {}

    /** A record as JSON. */
    static void json(Context ctx, Object record) {
        ctx.status(200).contentType("application/json").result(ContractJson.bytes(record));
    }

    /** A problem; {@code detail} holds no value of a bad input. */
    public static void problem(Context ctx, int status, String title, @Nullable String detail) {
        ctx.status(status)
                .contentType("application/problem+json")
                .result(ContractJson.bytes(new Problem("about:blank", title, status, detail)));
    }

    /** What RFC 9457 calls a problem. */
    record Problem(
            String type, String title, int status, @Nullable String detail) {}
}
