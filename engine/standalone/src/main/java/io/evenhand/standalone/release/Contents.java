// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.release;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.evenhand.standalone.process.ClassPath;
import io.evenhand.standalone.process.Home;
import io.evenhand.standalone.process.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a release holds, by the path it has there: the launcher, every jar once, for each program the list of its jars,
 * what they are made of and under which licences, the manual, and the rules' cases and examples.
 */
final class Contents {
    /** The programs that a release can start, by the folder they were built in. */
    static final List<String> MODULES =
            List.of("engine/standalone", "engine/intake", "engine/scoring", "appeals-ui", "streaming-edge");

    static final String LAUNCHER = "evenhand";

    private final TreeMap<String, Piece> pieces;

    private Contents(Map<String, Piece> pieces) {
        this.pieces = new TreeMap<>(pieces);
    }

    static Contents of(Map<String, Piece> pieces) {
        return new Contents(pieces);
    }

    /** A file of the release: one that lies here, or a text made for it. */
    sealed interface Piece {
        byte[] bytes() throws IOException;

        record Copied(Path from) implements Piece {
            @Override
            public byte[] bytes() throws IOException {
                return Files.readAllBytes(from);
            }
        }

        record Written(String text) implements Piece {
            @Override
            public byte[] bytes() {
                return text.getBytes(UTF_8);
            }
        }
    }

    /** Collects what the checkout at {@code home} has; it must be built. */
    static Contents of(Home home) throws IOException {
        Contents all = new Contents(Map.of());
        for (String file : List.of(LAUNCHER, "LICENSE", "README.md", "CHANGELOG.md")) {
            all.put(file, new Piece.Copied(home.root().resolve(file)));
        }
        for (String folder : List.of("docs", "rules/cases", "rules/examples")) {
            all.tree(home.root(), folder);
        }
        Bill bill = new Bill();
        for (String module : MODULES) {
            all.module(home, module);
            Path made = home.root().resolve(module).resolve("target").resolve("bom.json");
            all.put("sbom/" + word(module) + ".cdx.json", new Piece.Copied(made));
            bill.add(made);
        }
        all.put("THIRD-PARTY.md", new Piece.Written(bill.text()));
        return all;
    }

    /** Everything, in the order of its paths. */
    Map<String, Piece> pieces() {
        return pieces;
    }

    private static String word(String module) {
        return module.replace('/', '-');
    }

    private void module(Home home, String module) throws IOException {
        StringBuilder list = new StringBuilder();
        for (Path jar : ClassPath.built(home, module)) {
            String name = jar.getFileName().toString();
            put("lib/" + name, new Piece.Copied(jar));
            list.append(name).append('\n');
        }
        put(ClassPath.LISTS + "/" + word(module), new Piece.Written(list.toString()));
    }

    private void tree(Path root, String folder) throws IOException {
        try (Stream<Path> files = Files.walk(root.resolve(folder))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                put(root.relativize(file).toString(), new Piece.Copied(file));
            }
        }
    }

    /** Two files of one name must be one: a program would start with the other one's classes. */
    private void put(String path, Piece piece) throws IOException {
        Piece before = pieces.putIfAbsent(path, piece);
        if (before != null && !before.equals(piece) && !Arrays.equals(before.bytes(), piece.bytes())) {
            throw new Refusal("two programs have different files of the name " + path + ": build again");
        }
    }
}
