// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import java.time.Instant;

/** The second person's word for a version, with a report about exactly that version in hand. */
public record ApprovalRow(
        String ruleset, String author, String approver, long report, String reason, Instant approvedAt) {}
