// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import io.evenhand.contract.id.AccountId;
import java.time.Instant;

/**
 * One word about one purpose.
 *
 * @param screen the version of the page on which it was said, as a proof of what was read
 * @param language in which it was read
 */
public record ConsentRow(
        AccountId account, String purpose, boolean agreed, Instant saidAt, String screen, String language) {}
