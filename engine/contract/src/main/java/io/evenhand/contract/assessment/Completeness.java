// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.assessment;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * Which optional streams the assessment could see.
 *
 * @param playback playback events of this account
 * @param ties counts from the platform's social service
 * @param keys strong keys of this account, or null where the producer of the assessment does not say
 */
public record Completeness(
        Presence playback, Presence ties, @Nullable Presence keys) {
    public Completeness {
        requireNonNull(playback, "playback");
        requireNonNull(ties, "ties");
    }
}
