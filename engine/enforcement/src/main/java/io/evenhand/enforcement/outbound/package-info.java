// SPDX-License-Identifier: Apache-2.0
/** Calls to addresses that other people chose: resolved once, pinned, public only, short and without redirects. */
@NullMarked
package io.evenhand.enforcement.outbound;

import org.jspecify.annotations.NullMarked;
