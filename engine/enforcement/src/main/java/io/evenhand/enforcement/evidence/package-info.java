// SPDX-License-Identifier: Apache-2.0
/** Evidence that people gather, checked by two others, and reports from outside, which do nothing by themselves. */
@NullMarked
package io.evenhand.enforcement.evidence;

import org.jspecify.annotations.NullMarked;
