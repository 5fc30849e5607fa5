// SPDX-License-Identifier: Apache-2.0
/** The file of a case as it leaves us: for the account holder, an out-of-court body, an authority or a court. */
@NullMarked
package io.evenhand.enforcement.redress;

import org.jspecify.annotations.NullMarked;
