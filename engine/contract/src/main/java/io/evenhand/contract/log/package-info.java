// SPDX-License-Identifier: Apache-2.0
/** How programs reach the log that they share. */
@NullMarked
package io.evenhand.contract.log;

import org.jspecify.annotations.NullMarked;
