// SPDX-License-Identifier: Apache-2.0
/** Allow entries: accounts that a person vouched for, for a while. */
@NullMarked
package io.evenhand.enforcement.allowlist;

import org.jspecify.annotations.NullMarked;
