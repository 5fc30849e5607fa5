// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a folder whose files come, go and change while it is looked through. */
class LibraryTest {
    private static final byte[] SAID = """
            {"format":{"format_name":"mov,mp4","duration":"60.0","bit_rate":"1000"},
             "streams":[{"codec_type":"video","codec_name":"h264","index":0,"width":640,"height":360,
                         "avg_frame_rate":"25/1","pix_fmt":"yuv420p"}]}
            """.getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    private final List<String> inspected = new ArrayList<>();
    private Path films;
    private Path index;

    /** Says the same of every file, and does something else meanwhile. */
    private final class Ffprobe implements Inspector {
        private Path vanishes;

        @Override
        public byte[] inspect(Path file) throws IOException {
            inspected.add(file.getFileName().toString());
            if (vanishes != null) {
                Files.deleteIfExists(vanishes);
            }
            return SAID.clone();
        }

        @Override
        public Keyframes keyframes(Path file, int stream) {
            return Keyframes.read("");
        }
    }

    private final Ffprobe ffprobe = new Ffprobe();

    @BeforeEach
    void make() throws IOException {
        films = Files.createDirectories(folder.resolve("films"));
        index = folder.resolve("index");
        Files.writeString(films.resolve("a.mp4"), "a");
        Files.writeString(films.resolve("b.mp4"), "b");
    }

    private Library scanned(Path media) throws IOException {
        Library library = new Library(media, index, ffprobe);
        library.scan();
        return library;
    }

    private static List<String> labels(Library library) {
        return library.films().stream().map(library::label).toList();
    }

    @Test
    void aFileThatGoesMeanwhileCostsNoOtherFilm() throws IOException {
        ffprobe.vanishes = films.resolve("b.mp4");
        Library library = scanned(films);
        assertEquals(List.of("a.mp4"), labels(library));
        assertEquals(new Library.Progress(2, 1, 1, true), library.progress());
    }

    @Test
    void theFolderMayBeALinkAndNoneInsideItIsFollowed() throws IOException {
        Files.writeString(folder.resolve("elsewhere.mp4"), "x");
        Files.createSymbolicLink(films.resolve("c.mp4"), folder.resolve("elsewhere.mp4"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), films);
        Library library = scanned(link);
        assertEquals(List.of("a.mp4", "b.mp4"), labels(library));
        library.films().forEach(film -> assertNotNull(library.find(film.id())));
    }

    @Test
    void whatIsKnownIsNotLookedIntoAgainAndWhatIsGoneIsForgotten() throws IOException {
        scanned(films);
        inspected.clear();
        Files.writeString(films.resolve("a.mp4"), "another a");
        Files.delete(films.resolve("b.mp4"));
        scanned(films);
        assertEquals(List.of("a.mp4"), inspected);
        try (Stream<Path> kept = Files.list(index)) {
            assertEquals(1, kept.count(), "one file is kept for the one film there is");
        }
    }

    @Test
    void anIndexThatCannotBeWrittenCostsNoFilm() throws IOException {
        Files.createDirectories(index);
        try (Stream<Path> all = Files.list(films)) {
            for (Path film : all.toList()) {
                String mark =
                        Files.size(film) + "-" + Files.getLastModifiedTime(film).toMillis();
                String id = io.evenhand.contract.id.Sha256.hex(
                                film.getFileName().toString().getBytes(StandardCharsets.UTF_8))
                        .substring(0, 16);
                // Linux answers every write to this device as a disk without room does
                Files.createSymbolicLink(index.resolve(id + "." + mark + ".json.part"), Path.of("/dev/full"));
            }
        }
        assertEquals(List.of("a.mp4", "b.mp4"), labels(scanned(films)));
    }
}
