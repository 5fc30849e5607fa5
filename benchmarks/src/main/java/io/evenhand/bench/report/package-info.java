// SPDX-License-Identifier: Apache-2.0
/** Plots and pages: one file of HTML with drawings in it, readable on a phone and without a network. */
@NullMarked
package io.evenhand.bench.report;

import org.jspecify.annotations.NullMarked;
