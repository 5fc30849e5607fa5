// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import io.evenhand.contract.id.AccountId;

/** Something that waits to be sent. */
public record OutboxRow(long id, AccountId account, String payload) {}
