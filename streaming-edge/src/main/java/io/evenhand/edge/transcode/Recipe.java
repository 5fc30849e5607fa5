// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.transcode;

import io.evenhand.edge.playback.Packaging;
import io.evenhand.edge.playback.Shape;

/** What is made of a film. */
public sealed interface Recipe {
    /** A new picture on the two-second grid. */
    record Picture(Shape shape, Packaging packaging) implements Recipe {
        @Override
        public String name() {
            return "v-" + shape.name() + "-" + packaging.ending();
        }

        @Override
        public String ending() {
            return packaging.ending();
        }
    }

    /** The film's own picture, cut at its keyframes. */
    record Copy(Packaging packaging) implements Recipe {
        @Override
        public String name() {
            return "copy-" + packaging.ending();
        }

        @Override
        public String ending() {
            return packaging.ending();
        }
    }

    /** One sound track as AAC; {@code track} counts the film's sound tracks from zero. */
    record Sound(int track) implements Recipe {
        @Override
        public String name() {
            return "a-" + track;
        }

        @Override
        public String ending() {
            return "aac";
        }
    }

    /** Its folder's name. */
    String name();

    /** Its files' ending. */
    String ending();
}
