// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.feed;

import io.evenhand.contract.policy.SignedManifest;
import io.evenhand.edge.table.PolicyTable;

/**
 * What an edge holds of the feed.
 *
 * @param base the signed manifest whose snapshot is on disk
 * @param head the newest signed manifest applied; deltas lead to it from the base's snapshot
 * @param table the state at the head
 */
record Held(SignedManifest base, SignedManifest head, PolicyTable table) {
    Position position() {
        return new Position(head.manifest().rev(), head.manifest().chain());
    }
}
