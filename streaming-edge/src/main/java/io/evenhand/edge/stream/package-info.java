// SPDX-License-Identifier: Apache-2.0
/** HLS over HTTP: playlists, segments, and what a client hears when a session ends. */
@NullMarked
package io.evenhand.edge.stream;

import org.jspecify.annotations.NullMarked;
