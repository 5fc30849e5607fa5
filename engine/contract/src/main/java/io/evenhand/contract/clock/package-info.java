// SPDX-License-Identifier: Apache-2.0
/** The clock of a demonstration, which programs that show one story share. */
@NullMarked
package io.evenhand.contract.clock;

import org.jspecify.annotations.NullMarked;
