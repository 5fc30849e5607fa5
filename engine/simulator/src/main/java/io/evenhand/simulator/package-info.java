// SPDX-License-Identifier: Apache-2.0
/** A seeded population of owners and sellers that writes the contract's events, with the truth beside them. */
@NullMarked
package io.evenhand.simulator;

import org.jspecify.annotations.NullMarked;
