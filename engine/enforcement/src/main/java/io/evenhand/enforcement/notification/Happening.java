// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.notification;

import java.time.Instant;

/**
 * Something that happened.
 *
 * @param id the same whenever it is read, so that nobody is told twice
 * @param subject what it happened to, as {@code noun:id}; never an account
 */
public record Happening(EventKind kind, String id, Instant at, String subject, String detail) {}
