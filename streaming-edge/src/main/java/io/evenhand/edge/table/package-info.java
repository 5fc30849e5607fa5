// SPDX-License-Identifier: Apache-2.0
/** The policy as the edge knows it now: an immutable table, swapped as a whole, and how fresh it is. */
@NullMarked
package io.evenhand.edge.table;

import org.jspecify.annotations.NullMarked;
