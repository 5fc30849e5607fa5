// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator.population;

/**
 * How the viewers of one account play, and what of it is reported.
 *
 * @param reported false for an owner who opted out of playback telemetry
 * @param activity sessions per viewer and week relative to the usual
 * @param killed the fraction of playbacks that the owner or a script of theirs stops
 * @param transcoded the fraction that needs a transcode
 * @param policed whether a program stops all streams of a viewer who has more than their plan allows
 */
public record PlaybackHabits(boolean reported, double activity, double killed, double transcoded, boolean policed) {}
