// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

/**
 * By what a rule of one version is known again in another one.
 *
 * @param meaning a digest of what it asks for and under which conditions, in hexadecimal; words do not count
 * @param limits whether it asks for a limit
 */
public record RuleKeyRow(String rule, String meaning, boolean limits) {}
