// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.library;

import io.evenhand.contract.id.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The films of one folder, indexed in the background; what was indexed before is not looked into again until its size
 * or its time changes.
 */
public final class Library {
    private static final Logger LOG = LoggerFactory.getLogger(Library.class);
    private static final Set<String> FILMS = Set.of("mp4", "m4v", "mov", "mkv", "webm", "ts", "m2ts", "avi", "mpg");
    private static final Set<String> TEXTS = Set.of("vtt", "srt");
    private static final int DEEPEST = 8;

    /** How far the indexing is. */
    public record Progress(int found, int indexed, int refused, boolean done) {}

    private final Path folder;
    private final Path index;
    private final Inspector inspector;
    private final Map<String, Film> films = new ConcurrentHashMap<>();
    private final Map<String, Keyframes> cuts = new ConcurrentHashMap<>();
    private volatile Progress progress = new Progress(0, 0, 0, false);

    public Library(Path folder, Path index, Inspector inspector) {
        this.folder = folder.toAbsolutePath().normalize();
        this.index = index;
        this.inspector = inspector;
    }

    public Progress progress() {
        return progress;
    }

    public @Nullable Film find(String id) {
        return films.get(id);
    }

    /** Every film, in the order of their names on disk. */
    public Collection<Film> films() {
        Map<Path, Film> sorted = new TreeMap<>();
        films.values().forEach(film -> sorted.put(film.file(), film));
        return sorted.values();
    }

    /** A name for people who run this edge: the path inside the library. */
    public String label(Film film) {
        return folder.relativize(film.file()).toString();
    }

    /** Looks at every file once more. */
    public void scan() throws IOException {
        Files.createDirectories(index);
        List<Path> files = files();
        int indexed = 0;
        int refused = 0;
        progress = new Progress(files.size(), 0, 0, false);
        Set<String> seen = ConcurrentHashMap.newKeySet();
        for (Path file : files) {
            String id = id(file);
            try {
                films.put(id, film(id, file));
                seen.add(id);
                indexed++;
            } catch (UnusableFilmException e) {
                refused++;
                LOG.warn("a file of the library is not played: {}", e.getMessage());
            }
            progress = new Progress(files.size(), indexed, refused, false);
        }
        films.keySet().retainAll(seen);
        progress = new Progress(files.size(), indexed, refused, true);
    }

    /** Where the film can be cut without encoding it; looked up once. */
    public Keyframes keyframes(Film film) throws IOException, UnusableFilmException {
        Keyframes known = cuts.get(film.id());
        if (known == null) {
            known = inspector.keyframes(film.file(), film.video().index());
            cuts.put(film.id(), known);
        }
        return known;
    }

    private List<Path> files() throws IOException {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> all = Files.walk(folder, DEEPEST)) {
            // links are not followed: a link could lead out of the library
            for (Path path : all.sorted().toList()) {
                if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS) && FILMS.contains(ending(path))) {
                    found.add(path);
                }
            }
        }
        return found;
    }

    private String id(Path file) {
        String path = folder.relativize(file).toString();
        return Sha256.hex(path.getBytes(StandardCharsets.UTF_8)).substring(0, 16);
    }

    private Film film(String id, Path file) throws IOException, UnusableFilmException {
        String mark = Files.size(file) + "-" + Files.getLastModifiedTime(file).toMillis();
        Path kept = index.resolve(id + "." + mark + ".json");
        byte[] said;
        if (Files.exists(kept)) {
            said = Files.readAllBytes(kept);
        } else {
            said = inspector.inspect(file);
            Path part = index.resolve(id + ".part");
            Files.write(part, said);
            Files.move(part, kept, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
        return FfprobeReading.film(id, file, said, beside(file));
    }

    /** {@code film.en.srt} beside {@code film.mp4}. */
    private static List<TextTrack> beside(Path film) throws IOException {
        String stem = stem(film);
        List<TextTrack> texts = new ArrayList<>();
        Path folder = film.getParent();
        if (folder == null) {
            return texts;
        }
        try (Stream<Path> near = Files.list(folder)) {
            for (Path path : near.sorted().toList()) {
                String name = String.valueOf(path.getFileName());
                if (TEXTS.contains(ending(path))
                        && name.startsWith(stem + ".")
                        && Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
                    String middle = stem(path);
                    String language = middle.length() > stem.length() ? middle.substring(stem.length() + 1) : "";
                    texts.add(new TextTrack(0, FfprobeReading.language(language), path));
                }
            }
        }
        return texts;
    }

    private static String stem(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    private static String ending(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
