// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator.conformance;

/**
 * What one account did, as anybody could read it from its events.
 *
 * @param viewers the most external viewers at one time
 * @param removals ended stays of external viewers in the last 120 days
 * @param rhythm the Rayleigh statistic of the aged ones among them, for the period that fits best; 0 for fewer than six
 * @param aged how many stays that is about
 * @param onCycle how many of them ended close to where the others of the best period did
 * @param trials stays of less than four days that ended in the last 90 days
 * @param churn the smaller of the starts and the ends in the last 90 days, per external viewer
 * @param tieDensity the last one measured, or not a number
 * @param kills playbacks that the owner stopped in the last 30 days
 * @param concurrency how many external playbacks ran at a time at most, but for the busiest 5 % of the last 30 days
 * @param events all of them
 * @param playbackReported whether any playback was
 */
record Figures(
        int viewers,
        int removals,
        double rhythm,
        int aged,
        int onCycle,
        int trials,
        double churn,
        double tieDensity,
        int kills,
        int concurrency,
        int events,
        boolean playbackReported) {}
