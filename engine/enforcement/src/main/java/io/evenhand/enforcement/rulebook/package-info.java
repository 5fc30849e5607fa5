// SPDX-License-Identifier: Apache-2.0
/** Versions of the rules: who wrote and agreed to which, which one decides, and what keeps it from doing so. */
@NullMarked
package io.evenhand.enforcement.rulebook;

import org.jspecify.annotations.NullMarked;
