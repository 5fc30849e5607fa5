// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.library;

import io.evenhand.contract.id.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
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
        Set<String> seen = new HashSet<>();
        Set<Path> kept = new HashSet<>();
        for (Path file : files) {
            String id = id(file);
            try {
                films.put(id, film(id, file, kept));
                seen.add(id);
                indexed++;
            } catch (UnusableFilmException e) {
                refused++;
                LOG.warn("a file of the library is not played: {}", e.getMessage());
            } catch (FileSystemException e) {
                refused++;
                LOG.warn("a file of the library is gone or cannot be read");
            }
            progress = new Progress(files.size(), indexed, refused, false);
        }
        films.keySet().retainAll(seen);
        forget(kept);
        progress = new Progress(files.size(), indexed, refused, true);
    }

    /** Deletes what was kept of files that have changed or are gone. */
    private void forget(Set<Path> kept) throws IOException {
        try (Stream<Path> all = Files.list(index)) {
            for (Path old : all.filter(file -> !kept.contains(file)).toList()) {
                Files.deleteIfExists(old);
            }
        }
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
        // the folder may be a link itself; inside it none is followed, because one could lead out of the library
        Path real = folder.toRealPath();
        Files.walkFileTree(real, Set.of(), DEEPEST, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile() && FILMS.contains(ending(file))) {
                    found.add(folder.resolve(real.relativize(file)));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (file.equals(real)) {
                    throw failure;
                }
                LOG.warn("a folder of the library cannot be read, its films are not played");
                return FileVisitResult.CONTINUE;
            }
        });
        Collections.sort(found);
        return found;
    }

    private String id(Path file) {
        String path = folder.relativize(file).toString();
        return Sha256.hex(path.getBytes(StandardCharsets.UTF_8)).substring(0, 16);
    }

    /** @param kept is told where the index has it */
    private Film film(String id, Path file, Set<Path> kept) throws IOException, UnusableFilmException {
        String mark = Files.size(file) + "-" + Files.getLastModifiedTime(file).toMillis();
        Path known = index.resolve(id + "." + mark + ".json");
        byte[] said;
        if (Files.exists(known)) {
            said = Files.readAllBytes(known);
        } else {
            said = inspector.inspect(file);
            keep(said, known);
        }
        kept.add(known);
        return FfprobeReading.film(id, file, said, beside(file));
    }

    /** A disk without room costs the next start a look, and nobody a film. */
    private static void keep(byte[] said, Path file) {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.write(part, said);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.warn("what was found in a film could not be kept, it is looked into again at the next start");
        }
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
