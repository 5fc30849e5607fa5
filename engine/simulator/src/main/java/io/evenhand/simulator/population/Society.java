// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator.population;

import io.evenhand.simulator.draw.Parameters;

/**
 * Everything that innocent owners have in common in one world.
 *
 * @param world its name
 * @param thinning sessions relative to what the parameters say: 1, or less where a very large run must be shorter
 * @param waveAt when a wave of migrations begins, if the world has one
 */
public record Society(
        String world,
        double thinning,
        long waveAt,
        PlaybackLaws playback,
        LifeLaws life,
        CircleLaws circle,
        TermLaws terms,
        PassLaws passes,
        DuesLaws dues,
        SizeLaws size) {
    /** What the parameters say. */
    public static Society of(String world, double thinning, long waveAt, Parameters parameters) {
        return new Society(
                world,
                thinning,
                waveAt,
                parameters.section("playback", PlaybackLaws.class),
                parameters.section("life", LifeLaws.class),
                parameters.section("circle", CircleLaws.class),
                parameters.section("terms", TermLaws.class),
                parameters.section("passes", PassLaws.class),
                parameters.section("dues", DuesLaws.class),
                parameters.section("size", SizeLaws.class));
    }
}
