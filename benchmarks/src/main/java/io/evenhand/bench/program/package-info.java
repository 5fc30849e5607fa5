// SPDX-License-Identifier: Apache-2.0
/** What a benchmark is around its question: the words it is asked with, its measuring, and the programs it starts. */
@NullMarked
package io.evenhand.bench.program;

import org.jspecify.annotations.NullMarked;
