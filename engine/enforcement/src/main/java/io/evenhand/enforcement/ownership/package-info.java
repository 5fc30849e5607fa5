// SPDX-License-Identifier: Apache-2.0
/** Showing that a server is one's own: by its key, by a code, over HTTP or by DNS. */
@NullMarked
package io.evenhand.enforcement.ownership;

import org.jspecify.annotations.NullMarked;
