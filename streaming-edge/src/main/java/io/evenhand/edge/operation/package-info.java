// SPDX-License-Identifier: Apache-2.0
/** What the person who keeps an edge running sees of it: one page, as it is at this moment. */
@NullMarked
package io.evenhand.edge.operation;

import org.jspecify.annotations.NullMarked;
