// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.notice;

import io.evenhand.contract.assessment.Family;
import org.jspecify.annotations.Nullable;

/**
 * One piece of evidence as a person reads it.
 *
 * @param points what it added; below zero it spoke for the account holder
 * @param n the sample size it rests on
 * @param p how likely such a pattern would be by chance, or null where that does not apply
 * @param sentence what was seen, in plain language
 */
public record Factor(
        String signal,
        Family family,
        int points,
        long n,
        @Nullable Double p,
        String sentence) {}
