// SPDX-License-Identifier: Apache-2.0
/** How fast an edge answers, and in how much memory. */
@NullMarked
package io.evenhand.bench.edge;

import org.jspecify.annotations.NullMarked;
