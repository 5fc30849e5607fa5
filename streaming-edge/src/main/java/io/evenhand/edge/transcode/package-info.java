// SPDX-License-Identifier: Apache-2.0
/** ffmpeg: found, proved by a real encode, run, watched and reaped; no other package starts a process. */
@NullMarked
package io.evenhand.edge.transcode;

import org.jspecify.annotations.NullMarked;
