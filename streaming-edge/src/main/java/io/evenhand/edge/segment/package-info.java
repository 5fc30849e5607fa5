// SPDX-License-Identifier: Apache-2.0
/** Segments cut from what ffmpeg writes into a pipe, whole or not at all. */
@NullMarked
package io.evenhand.edge.segment;

import org.jspecify.annotations.NullMarked;
