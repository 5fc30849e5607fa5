// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules.ruleset;

import io.evenhand.rules.fact.Proposal;
import io.evenhand.rules.fact.Reason;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What people may know about a rule without reading its conditions.
 *
 * @param name its name, unique in its ruleset: small letters, digits and hyphens
 * @param asks what it asks for
 * @param reasons the codes it gives
 * @param says what it says to the people it concerns
 * @param owner who answers for it: a desk, not a person's name
 * @param clause the clause of the terms that it enforces
 */
public record RuleCard(String name, Proposal.Kind asks, List<Reason> reasons, Says says, String owner, String clause) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
    private static final int NAME_MAX = 64;
    private static final int LABEL_MAX = 40;

    public RuleCard {
        reasons = List.copyOf(reasons);
        if (!isName(name)) {
            throw new IllegalArgumentException(
                    "a rule's name has small letters, digits and single hyphens, 64 at most");
        }
        if (!isLabel(owner) || !isLabel(clause)) {
            throw new IllegalArgumentException(
                    "an owner and a clause have letters, digits, dots and hyphens, 40 at most");
        }
    }

    /** Whether a rule can be named so. */
    public static boolean isName(String text) {
        return text.length() <= NAME_MAX && NAME.matcher(text).matches();
    }

    /** Whether an owner or a clause can be named so. */
    public static boolean isLabel(String text) {
        return text.length() <= LABEL_MAX && LABEL.matcher(text).matches();
    }
}
