// SPDX-License-Identifier: Apache-2.0
/** What benchmark runs found, kept as small files, and the page that is made of them. */
@NullMarked
package io.evenhand.bench.results;

import org.jspecify.annotations.NullMarked;
