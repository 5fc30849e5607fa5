// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.stream;

import io.evenhand.edge.library.Rate;

/**
 * One picture of a film that a player may choose.
 *
 * @param name in addresses
 * @param peak bits a second of its fullest segment, as measured
 * @param average bits a second
 * @param codec as measured
 */
record Variant(String name, long peak, long average, String codec, int width, int height, Rate rate) {}
