// SPDX-License-Identifier: Apache-2.0
/** An assessment for people: checked from its own record, explained, and what would have changed it. */
package io.evenhand.scoring.explain;
