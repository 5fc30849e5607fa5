// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.story;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * Whom one policy hits.
 *
 * @param sellers accounts that sell access
 * @param innocents accounts that sell nothing
 * @param grey accounts whose members share the cost: neither an error nor a success
 * @param viewers outside the households of the innocents who are hit, with access on the last day
 */
public record Catch(Policy policy, int sellers, int innocents, int grey, int viewers) {
    public Catch {
        requireNonNull(policy, "policy");
        if (sellers < 0 || innocents < 0 || grey < 0 || viewers < 0) {
            throw new IllegalArgumentException("nobody is hit less than not at all");
        }
    }

    /** How many innocents are hit for each seller who is caught; null if none is. */
    public @Nullable Double innocentsPerSeller() {
        return sellers == 0 ? null : (double) innocents / sellers;
    }
}
