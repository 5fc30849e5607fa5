// SPDX-License-Identifier: Apache-2.0
/** Pseudonyms: how an address or another program's id becomes a keyed name whose only meaning is equality. */
package io.evenhand.intake.pseudonym;
