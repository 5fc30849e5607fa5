// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.link;

/**
 * How much of an account's work on shares happened when a linked account worked too.
 *
 * @param minutes in how many minutes it operated
 * @param together in how many of these a peer did so too
 */
public record Synchrony(int minutes, int together) {}
