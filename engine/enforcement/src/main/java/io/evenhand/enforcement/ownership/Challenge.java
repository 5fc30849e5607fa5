// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ownership;

import java.time.Instant;

/**
 * A challenge as it is told to the person, once.
 *
 * @param secret the nonce to sign, the code to type, or the text to put where {@code place} says
 * @param place the address or the DNS name; empty for the other methods
 */
public record Challenge(String id, Method method, String secret, String place, Instant expiresAt) {}
