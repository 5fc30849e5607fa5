// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import java.time.Instant;

/**
 * One file that was handed in with an appeal, as stored: encrypted.
 *
 * @param number from 1
 * @param type what it is by its content, a media type
 * @param size in bytes, after what it said about people and places was taken out
 * @param sha256 of the content, 64 hexadecimal digits
 */
public record FileRow(AppealId appeal, int number, String name, String type, int size, String sha256, Instant at) {}
