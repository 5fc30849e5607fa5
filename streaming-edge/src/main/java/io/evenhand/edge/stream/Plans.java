// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.stream;

import io.evenhand.edge.library.Film;
import io.evenhand.edge.library.Grid;
import io.evenhand.edge.library.Keyframes;
import io.evenhand.edge.library.Library;
import io.evenhand.edge.library.UnusableFilmException;
import io.evenhand.edge.library.VideoTrack;
import io.evenhand.edge.playback.Caps;
import io.evenhand.edge.playback.Decider;
import io.evenhand.edge.playback.Decision;
import io.evenhand.edge.playback.Method;
import io.evenhand.edge.playback.Shape;
import io.evenhand.edge.session.Session;
import io.evenhand.edge.transcode.Measured;
import io.evenhand.edge.transcode.NoCapacityException;
import io.evenhand.edge.transcode.Transcoder;
import io.evenhand.edge.transcode.Workshop;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Makes a plan for each session: decision, grid, and variants with what was measured. Making one may block. */
final class Plans {
    private final Workshop workshop;
    private final Map<String, Plan> plans = new ConcurrentHashMap<>();

    Plans(Workshop workshop) {
        this.workshop = workshop;
    }

    /** The session's plan if it was made before. */
    @Nullable
    Plan known(String session) {
        return plans.get(session);
    }

    void keep(String session, Plan plan) {
        plans.put(session, plan);
    }

    void forget(String session) {
        plans.remove(session);
    }

    /** The film a request names, or the first one if it names none. */
    @Nullable
    Film film(@Nullable String id) {
        Library library = workshop.library();
        if (library == null) {
            return null;
        }
        return id == null ? library.films().stream().findFirst().orElse(null) : library.find(id);
    }

    /** The plan of a session that a restart forgot. */
    Plan of(Session session, int heightMax) throws IOException, NoCapacityException {
        Plan known = plans.get(session.id());
        if (known == null) {
            Film film = film(session.watch().film());
            if (film == null) {
                throw new NoCapacityException("the film is not in the library now");
            }
            known = make(film, session.watch().caps(), heightMax);
            plans.put(session.id(), known);
        }
        return known;
    }

    Plan make(Film film, Caps caps, int heightMax) throws IOException, NoCapacityException {
        Keyframes keys = null;
        if (caps.remux()
                && caps.video().contains("h264")
                && film.video().codec().equals("h264")) {
            keys = keyframes(film);
        }
        Grid cuts = keys == null ? null : keys.grid(film.durationMs());
        Decision decision = Decider.decide(film, caps, cuts, heightMax);
        return switch (decision.method()) {
            case DIRECT -> new Plan(film, decision, caps.packaging(), film.grid(), List.of());
            case REMUX -> {
                if (keys == null || cuts == null) {
                    throw new IllegalStateException("a remux without keyframes");
                }
                yield new Plan(film, decision, caps.packaging(), cuts, List.of(source(film, keys, cuts)));
            }
            case TRANSCODE -> transcode(film, caps, decision);
        };
    }

    private @Nullable Keyframes keyframes(Film film) throws IOException {
        Library library = workshop.library();
        try {
            return library == null ? null : library.keyframes(film);
        } catch (UnusableFilmException e) {
            return null;
        }
    }

    private Plan transcode(Film film, Caps caps, Decision decision) throws NoCapacityException {
        Transcoder transcoder = workshop.transcoder();
        if (transcoder == null) {
            throw new NoCapacityException(workshop.state());
        }
        List<Variant> variants = new ArrayList<>();
        List<Shape> shapes = new ArrayList<>();
        for (Shape shape : decision.shapes()) {
            Measured measured = transcoder.measured(shape);
            if (measured != null) {
                shapes.add(shape);
                variants.add(new Variant(
                        shape.name(),
                        Math.max(measured.peak(), shape.bitrateMax()),
                        shape.bitrate(),
                        measured.codec(),
                        measured.width(),
                        measured.height(),
                        shape.rate()));
            }
        }
        if (shapes.isEmpty()) {
            throw new NoCapacityException("no encoder works for this film now");
        }
        Decision kept = new Decision(Method.TRANSCODE, decision.reasons(), shapes);
        return new Plan(film, kept, caps.packaging(), film.grid(), variants);
    }

    private static Variant source(Film film, Keyframes keys, Grid cuts) {
        VideoTrack video = film.video();
        return new Variant(
                Plan.SOURCE,
                keys.peak(cuts),
                film.bitrate(),
                codec(video),
                video.width(),
                video.height(),
                video.rate());
    }

    /** As RFC 6381 spells what ffprobe read from the film. */
    static String codec(VideoTrack video) {
        String profile =
                switch (video.profile()) {
                    case "Constrained Baseline" -> "42e0";
                    case "Baseline" -> "4200";
                    case "Main" -> "4d40";
                    default -> "6400";
                };
        return String.format(Locale.ROOT, "avc1.%s%02x", profile, video.level());
    }
}
