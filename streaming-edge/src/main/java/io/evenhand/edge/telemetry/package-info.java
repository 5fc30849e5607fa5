// SPDX-License-Identifier: Apache-2.0
/** What the edge reports: playback as contract events, itself as metrics. */
@NullMarked
package io.evenhand.edge.telemetry;

import org.jspecify.annotations.NullMarked;
