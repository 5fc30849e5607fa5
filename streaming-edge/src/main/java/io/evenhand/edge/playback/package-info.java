// SPDX-License-Identifier: Apache-2.0
/** What a client can take against what a film is: direct play, remux or transcode, and why. */
@NullMarked
package io.evenhand.edge.playback;

import org.jspecify.annotations.NullMarked;
