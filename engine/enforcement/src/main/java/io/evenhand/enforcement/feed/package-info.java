// SPDX-License-Identifier: Apache-2.0
/** The signed, chained projection of decisions that edges follow. */
@NullMarked
package io.evenhand.enforcement.feed;

import org.jspecify.annotations.NullMarked;
