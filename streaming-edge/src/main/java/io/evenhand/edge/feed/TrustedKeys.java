// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.feed;

import io.evenhand.contract.json.FeedSignature;
import java.security.PublicKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The publishers' keys that an edge believes: one, or two while a key is being replaced.
 *
 * <p>To replace a key: give edges both, let the publisher sign with the new one, take the old one away.
 */
public record TrustedKeys(List<PublicKey> keys) {
    public TrustedKeys {
        keys = List.copyOf(keys);
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("an edge believes one key at least");
        }
    }

    public static TrustedKeys of(PublicKey... keys) {
        return new TrustedKeys(List.of(keys));
    }

    int count() {
        return keys.size();
    }

    /** The key of this name, or null if none is trusted. */
    @Nullable
    PublicKey find(String keyId) {
        for (PublicKey key : keys) {
            if (FeedSignature.keyId(key).equals(keyId)) {
                return key;
            }
        }
        return null;
    }
}
