// SPDX-License-Identifier: Apache-2.0
/** The people who work here, and how they prove who they are. */
@NullMarked
package io.evenhand.enforcement.identity;

import org.jspecify.annotations.NullMarked;
