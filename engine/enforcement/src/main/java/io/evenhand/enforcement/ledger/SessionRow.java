// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import java.time.Instant;

/**
 * Somebody who is signed in at the desk.
 *
 * @param role in which they signed in
 * @param began when they did
 * @param lastAt when they were last seen, to about a minute
 */
public record SessionRow(String name, String role, Instant began, Instant lastAt) {}
