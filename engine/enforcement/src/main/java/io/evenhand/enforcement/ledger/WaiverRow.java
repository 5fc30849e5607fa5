// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import java.time.Instant;

/**
 * The word of somebody who did not write a version that it may decide without everything that must come before.
 *
 * @param id 0 before it is written
 * @param author who handed the version in
 * @param report the one that the version's approval rests on; with another one the waiver is void
 * @param missing what was missing, in words
 */
public record WaiverRow(
        long id,
        String ruleset,
        String author,
        long report,
        String missing,
        String waivedBy,
        Instant waivedAt,
        String reason) {}
