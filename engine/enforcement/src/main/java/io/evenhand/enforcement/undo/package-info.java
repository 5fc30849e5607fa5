// SPDX-License-Identifier: Apache-2.0
/** Undoing at once all that a version of the rules did in a period, as one act of two people. */
@NullMarked
package io.evenhand.enforcement.undo;

import org.jspecify.annotations.NullMarked;
