// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.stream;

import io.evenhand.edge.library.Film;
import io.evenhand.edge.segment.Subtitles;
import io.evenhand.edge.transcode.Workshop;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads the subtitles of films, each track once for all who ask meanwhile, and keeps those asked for last.
 *
 * <p>ffmpeg reads a whole film for them, which may take a minute: on threads of their own they keep nobody from opening a
 * session, and the edge from its looks at those that run.
 */
final class SubtitleReader {
    private static final int READERS = 2;
    private static final int KEPT_MAX = 64;

    private final Workshop workshop;
    private final WorkerExecutor readers;
    private final Map<String, Future<Subtitles>> kept = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Future<Subtitles>> eldest) {
            return size() > KEPT_MAX;
        }
    };

    SubtitleReader(Vertx vertx, Workshop workshop) {
        this.workshop = workshop;
        readers = vertx.createSharedWorkerExecutor("evenhand-subtitles", READERS);
    }

    /** The cues of one of the film's text tracks; what failed is tried again by the next who asks. */
    Future<Subtitles> of(Film film, int track) {
        String key = film.id() + "/" + track;
        synchronized (kept) {
            Future<Subtitles> known = kept.get(key);
            if (known == null) {
                known = readers.executeBlocking(
                        () -> Subtitles.read(workshop.text(film, film.texts().get(track))), false);
                kept.put(key, known);
                known.onFailure(failure -> forget(key));
            }
            return known;
        }
    }

    private void forget(String key) {
        synchronized (kept) {
            kept.remove(key);
        }
    }
}
