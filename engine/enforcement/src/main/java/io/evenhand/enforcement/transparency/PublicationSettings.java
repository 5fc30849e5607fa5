// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.transparency;

import java.net.URI;
import java.time.Instant;
import java.util.List;

/**
 * Where public statements go.
 *
 * @param base the receiving database's address, without a slash at the end
 * @param token the bearer token
 * @param termsUrl the address of the terms of service, the only one that a statement may hold
 * @param territory where the measures apply, codes of EEA countries
 * @param heldUntil statements written before this wait until a person released them
 */
public record PublicationSettings(URI base, String token, String termsUrl, List<String> territory, Instant heldUntil) {
    public PublicationSettings {
        territory = List.copyOf(territory);
        if (territory.isEmpty()) {
            throw new IllegalArgumentException("a statement says where it applies");
        }
    }

    /** Never the token. */
    @Override
    public String toString() {
        return "public statements to " + base;
    }
}
