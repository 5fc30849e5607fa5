// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.transcode;

import io.evenhand.edge.library.Film;
import io.evenhand.edge.library.Grid;
import io.evenhand.edge.segment.Cutter;
import io.evenhand.edge.segment.FragmentCutter;
import io.evenhand.edge.segment.SoundClock;
import io.evenhand.edge.segment.SoundCutter;
import io.evenhand.edge.segment.TransportCutter;

/** A recipe for a film on a grid: everybody who asks for the same gets the same segments. */
public record Making(Film film, Recipe recipe, Grid grid) {
    static final int SAMPLE_RATE = 48_000;

    /** What it is shared under. */
    String key() {
        return film.id() + "/" + recipe.name();
    }

    /** Whether an encoder of pictures is at work in it. */
    boolean isEncodedPicture() {
        return recipe instanceof Recipe.Picture;
    }

    public boolean isSound() {
        return recipe instanceof Recipe.Sound;
    }

    /** The sound of a still picture. */
    public static Recipe silence() {
        return new Recipe.Sound(0);
    }

    SoundClock soundClock() {
        return new SoundClock(SAMPLE_RATE, grid);
    }

    Cutter cutter(int first) {
        if (recipe instanceof Recipe.Sound) {
            return new SoundCutter(soundClock(), first);
        }
        return recipe.ending().equals("ts") ? new TransportCutter(grid, first) : new FragmentCutter(grid, first);
    }
}
