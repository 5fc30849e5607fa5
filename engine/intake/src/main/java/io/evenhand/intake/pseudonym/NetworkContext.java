// SPDX-License-Identifier: Apache-2.0
package io.evenhand.intake.pseudonym;

import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.NetId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known about the network behind a pseudonym when an event happened: context for people, kept apart from events,
 * read by no scorer; it has no address.
 *
 * @param asn the autonomous system's number, or null if there is no dataset or none for the address
 * @param country two letters, or null
 * @param name of the autonomous system, or null
 * @param category what the dataset says it mostly does, such as {@code hosting}, or null
 */
public record NetworkContext(
        AccountId account,
        NetId netId,
        Instant at,
        @Nullable Long asn,
        @Nullable String country,
        @Nullable String name,
        @Nullable String category) {}
