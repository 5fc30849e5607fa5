// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.feed;

/**
 * Where an edge stands in the feed's history: the cursor it holds itself.
 *
 * @param rev the revision applied
 * @param chain the chain value at that revision
 */
public record Position(long rev, String chain) {}
