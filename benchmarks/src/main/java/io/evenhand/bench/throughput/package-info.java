// SPDX-License-Identifier: Apache-2.0
/** How fast the scoring job is on one machine, beside a pipeline that only reads, and what its state costs. */
@NullMarked
package io.evenhand.bench.throughput;

import org.jspecify.annotations.NullMarked;
