// SPDX-License-Identifier: Apache-2.0
/** The system of record: every fact casework keeps, and all of its SQL. */
@NullMarked
package io.evenhand.enforcement.ledger;

import org.jspecify.annotations.NullMarked;
