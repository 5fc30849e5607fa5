// SPDX-License-Identifier: Apache-2.0
/** Registers: who misused appeals or reports, and which authority asked for what. */
@NullMarked
package io.evenhand.enforcement.register;

import org.jspecify.annotations.NullMarked;
