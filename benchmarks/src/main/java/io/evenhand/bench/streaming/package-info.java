// SPDX-License-Identifier: Apache-2.0
/** What streaming costs: first segments, processor time, many viewers, and how soon a stream stops. */
@NullMarked
package io.evenhand.bench.streaming;

import org.jspecify.annotations.NullMarked;
