// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.policy;

import static java.util.Objects.requireNonNull;

/**
 * What a manifest says about one body.
 *
 * @param rev the revision the body leads to
 * @param sha256 of its bytes, lower-case hexadecimal
 * @param length of its bytes
 */
public record Body(long rev, String sha256, long length) {
    public Body {
        requireNonNull(sha256, "sha256");
    }
}
