// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.stream;

import io.evenhand.edge.library.Film;
import io.evenhand.edge.library.Grid;
import io.evenhand.edge.playback.Decision;
import io.evenhand.edge.playback.Method;
import io.evenhand.edge.playback.Packaging;
import io.evenhand.edge.playback.Shape;
import io.evenhand.edge.transcode.Making;
import io.evenhand.edge.transcode.Recipe;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one session's film is served.
 *
 * @param grid of the picture
 * @param variants lowest first; none for direct play
 */
record Plan(Film film, Decision decision, Packaging packaging, Grid grid, List<Variant> variants) {
    static final String SOURCE = "source";

    Plan {
        variants = List.copyOf(variants);
    }

    /** The same with no more than these shapes. */
    Plan only(List<Shape> shapes) {
        List<String> names = shapes.stream().map(Shape::name).toList();
        return new Plan(
                film,
                new Decision(decision.method(), decision.reasons(), shapes),
                packaging,
                grid,
                variants.stream().filter(each -> names.contains(each.name())).toList());
    }

    /** What is made for a picture's name, or null. */
    @Nullable
    Making picture(String name) {
        if (decision.method() == Method.REMUX && name.equals(SOURCE)) {
            return new Making(film, new Recipe.Copy(packaging), grid);
        }
        Shape shape = shape(name);
        return shape == null ? null : new Making(film, new Recipe.Picture(shape, packaging), grid);
    }

    /** The same picture's place taken by another film, for a slate. */
    @Nullable
    Making picture(String name, Film other) {
        Shape shape = shape(name);
        return shape == null ? null : new Making(other, new Recipe.Picture(shape, packaging), grid);
    }

    /** What is made for a sound track's number, or null. */
    @Nullable
    Making sound(int track) {
        return track < 0 || track >= film.audio().size()
                ? null
                : new Making(film, new Recipe.Sound(track), film.grid());
    }

    @Nullable
    Shape shape(String name) {
        return decision.shapes().stream()
                .filter(shape -> shape.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** The most a viewer takes of the line. */
    int kbps() {
        long peak = variants.stream().mapToLong(Variant::peak).max().orElse(film.bitrate());
        return (int) Math.min(Integer.MAX_VALUE, (peak + Playlists.SOUND_PEAK) / 1_000);
    }
}
