// SPDX-License-Identifier: Apache-2.0
/** Files that hold secrets. */
@NullMarked
package io.evenhand.contract.secret;

import org.jspecify.annotations.NullMarked;
