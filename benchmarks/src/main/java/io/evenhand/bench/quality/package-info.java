// SPDX-License-Identifier: Apache-2.0
/** How well the whole of scoring and deciding tells sellers from everybody else, measured in simulated worlds. */
@NullMarked
package io.evenhand.bench.quality;

import org.jspecify.annotations.NullMarked;
