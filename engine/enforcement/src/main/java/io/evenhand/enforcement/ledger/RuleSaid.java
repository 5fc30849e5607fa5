// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import io.evenhand.rules.ruleset.Says;

/**
 * A rule that a restriction rests on, as it is told to the person.
 *
 * @param rule its name
 * @param clause the clause of the terms that it enforces
 * @param says what it says, in each language
 */
public record RuleSaid(String rule, String clause, Says says) {}
