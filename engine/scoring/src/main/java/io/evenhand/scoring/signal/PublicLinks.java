// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.signal;

import io.evenhand.scoring.history.Part;
import java.util.Map;

/**
 * Public links (B13): which part of the invitations of 90 days were links for anybody, at least.
 *
 * <p>Unit: Wilson's lower bound of a fraction, of six invitations or more. Direction: incriminating, one deciban at most.
 * Innocent lookalike: the link that a community posts in its chat. Privacy class 0.
 */
final class PublicLinks {
    private PublicLinks() {}

    static Measured measure(Subject subject) {
        Part part = subject.history().invitesByPublicLink(subject.now());
        double lower = part.all() < ProgrammaticChanges.CHANGES_MIN ? 0 : Wilson.lower(part);
        return new Measured(
                Signal.AUTOMATION_PUBLIC_LINKS, part.all(), lower, null, Map.of("links", (double) part.hits()));
    }
}
