// SPDX-License-Identifier: Apache-2.0
/** Who asks, whether they may, how often, and what they were told. */
@NullMarked
package io.evenhand.edge.caller;

import org.jspecify.annotations.NullMarked;
