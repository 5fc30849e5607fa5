// SPDX-License-Identifier: Apache-2.0
/** How people work through cases: what they look for, batches of single decisions, and how well they read. */
@NullMarked
package io.evenhand.enforcement.caseload;

import org.jspecify.annotations.NullMarked;
