// SPDX-License-Identifier: Apache-2.0
package io.evenhand.asn.collateral;

/**
 * What is known about an account's own conduct, for the preview only.
 *
 * @param score decibans
 * @param evidence whether any point speaks against the account
 * @param allowed whether an allow entry protects it
 */
public record Standing(int score, boolean evidence, boolean allowed) {}
