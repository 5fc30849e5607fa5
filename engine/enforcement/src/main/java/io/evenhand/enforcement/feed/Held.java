// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.feed;

import java.time.Instant;

/**
 * A revision that the fuse holds back until a person releases it.
 *
 * @param accounts how many accounts it would newly restrict
 * @param allowed how many it might
 */
public record Held(int accounts, int allowed, Instant since) {}
