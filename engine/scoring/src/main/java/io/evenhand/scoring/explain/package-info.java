// SPDX-License-Identifier: Apache-2.0
/** Checking an assessment from nothing but its own record. */
package io.evenhand.scoring.explain;
