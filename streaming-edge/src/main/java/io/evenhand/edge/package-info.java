// SPDX-License-Identifier: Apache-2.0
/** The edge: a program that answers allow or deny by itself and streams while policy allows. */
@NullMarked
package io.evenhand.edge;

import org.jspecify.annotations.NullMarked;
