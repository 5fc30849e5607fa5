// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.feed;

import io.evenhand.contract.json.ContractJson;
import io.evenhand.contract.policy.CompactBody;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What a publisher sent, in one of two forms. Only the canonical JSON is hashed and signed, so the compact form is turned into
 * it here, before anything is checked: one that says something else has another hash.
 */
final class FeedBytes {
    private final boolean compact;
    private final byte[] bytes;

    private FeedBytes(boolean compact, byte[] bytes) {
        this.compact = compact;
        this.bytes = bytes;
    }

    static FeedBytes of(@Nullable String contentType, byte[] bytes) {
        return new FeedBytes(contentType != null && contentType.startsWith(CompactBody.MEDIA_TYPE), bytes);
    }

    /** Unchanged, as they came. */
    byte[] received() {
        return bytes;
    }

    byte[] snapshot() throws IOException {
        return compact ? ContractJson.bytes(CompactBody.snapshot(bytes)) : bytes;
    }

    /** One delta a line. */
    byte[] deltas() throws IOException {
        if (!compact) {
            return bytes;
        }
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (byte[] body : CompactBody.bodies(bytes)) {
            lines.writeBytes(ContractJson.bytes(CompactBody.delta(body)));
            lines.write('\n');
        }
        return lines.toByteArray();
    }
}
