// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.telemetry;

import io.evenhand.contract.event.Event;

/** One event about a playback on its way to intake. */
public record Report(Event event) {}
