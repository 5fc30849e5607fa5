// SPDX-License-Identifier: Apache-2.0
/** The films of a folder, as ffprobe measured them; nothing here leaves the edge. */
@NullMarked
package io.evenhand.edge.library;

import org.jspecify.annotations.NullMarked;
