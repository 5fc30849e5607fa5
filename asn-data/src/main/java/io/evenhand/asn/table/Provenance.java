// SPDX-License-Identifier: Apache-2.0
package io.evenhand.asn.table;

import java.time.Instant;

/**
 * Where a table comes from, so that an answer can say which data it rests on.
 *
 * @param source the kind of source, such as {@code ipverse} or {@code synthetic}
 * @param version the name of the version, unique within this installation
 * @param fetchedAt when it was fetched
 * @param attribution what its licence asks to be shown, as plain text; may be empty
 */
public record Provenance(String source, String version, Instant fetchedAt, String attribution) {}
