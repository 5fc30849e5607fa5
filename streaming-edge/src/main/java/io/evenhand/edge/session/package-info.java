// SPDX-License-Identifier: Apache-2.0
/** Playback sessions: the unit that is admitted, counted, paced and revoked. */
@NullMarked
package io.evenhand.edge.session;

import org.jspecify.annotations.NullMarked;
