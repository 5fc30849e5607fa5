// SPDX-License-Identifier: Apache-2.0
package io.evenhand.asn.dataset;

import io.evenhand.asn.table.MalformedDatasetException;
import io.evenhand.asn.table.NetworkTable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The versions of a dataset on disk: {@code versions/NAME/} holds {@code manifest.json} and {@code ranges.tsv.gz}, and the
 * file {@code current} names the one in use.
 *
 * <p>A version is made beside the others, read back, and then put into use by renaming one small file, so that at any
 * moment, also after a crash, exactly one complete version is in use.
 */
public final class DatasetFolder {
    private static final String MANIFEST = "manifest.json";
    private static final String RANGES = "ranges.tsv.gz";
    private static final String DRAFT = "draft";

    private final Path root;
    private final int keep;

    /** @param keep how many versions stay on disk besides the one in use, where the licence allows it */
    public DatasetFolder(Path root, int keep) {
        this.root = root;
        this.keep = keep;
    }

    /** Where files in progress lie between attempts. */
    Path downloads(String source) throws IOException {
        return Files.createDirectories(root.resolve("downloads").resolve(source));
    }

    /** The rows of the version in use, or null if nothing was imported. */
    public @Nullable Path currentRanges() throws IOException {
        Path version = current();
        return version == null ? null : version.resolve(RANGES);
    }

    /** What is known about the version that a program's table belongs to, or null if the table was not imported. */
    public static @Nullable Manifest manifestOf(Path ranges) throws IOException {
        Path manifest = ranges.resolveSibling(MANIFEST);
        return Files.exists(manifest) ? ManifestJson.read(manifest) : null;
    }

    /** What is known about the version in use, or null if nothing was imported. */
    public @Nullable Manifest currentManifest() throws IOException {
        Path version = current();
        return version == null ? null : ManifestJson.read(version.resolve(MANIFEST));
    }

    /** All versions on disk, the oldest first. */
    public List<Manifest> versions() throws IOException {
        List<Manifest> out = new ArrayList<>();
        for (Path version : folders()) {
            out.add(ManifestJson.read(version.resolve(MANIFEST)));
        }
        return out;
    }

    /**
     * The version in use; the synthetic topology if nothing was imported or the licence lets the import be used no longer.
     */
    public Dataset load(Instant now) throws IOException {
        Manifest manifest = currentManifest();
        Path ranges = currentRanges();
        if (manifest == null || ranges == null || manifest.age(now) == Age.EXPIRED) {
            return synthetic();
        }
        return new Dataset(manifest, RangeFile.load(ranges));
    }

    /** A version that a decision names, or null if it is not kept any more. */
    public @Nullable Dataset load(String version) throws IOException {
        for (Path folder : folders()) {
            if ((folder.getFileName() + "").equals(version)) {
                return new Dataset(ManifestJson.read(folder.resolve(MANIFEST)), RangeFile.load(folder.resolve(RANGES)));
            }
        }
        return null;
    }

    /** Makes a version and puts it into use. */
    void publish(Manifest manifest, List<RangeRow> rows) throws IOException {
        Path versions = Files.createDirectories(root.resolve("versions"));
        Path draft = Files.createTempDirectory(root, DRAFT);
        try {
            RangeFile.write(draft.resolve(RANGES), rows);
            Files.write(draft.resolve(MANIFEST), ManifestJson.bytes(manifest));
            if (RangeFile.load(draft.resolve(RANGES)).size() != rows.size()) {
                throw new MalformedDatasetException("what was written is not what is read back");
            }
            sync(draft.resolve(RANGES));
            sync(draft.resolve(MANIFEST));
            Files.move(draft, versions.resolve(manifest.version()), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            delete(draft);
        }
        Path pointer = root.resolve("current.new");
        Files.writeString(pointer, manifest.version(), StandardCharsets.UTF_8);
        sync(pointer);
        Files.move(
                pointer, root.resolve("current"), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * Deletes what need not or must not be kept: versions beyond the number to keep, and of data that its licence lets be
     * used for a time only every version that was replaced or has ended.
     *
     * @return the names of the versions deleted
     */
    public List<String> prune(Instant now) throws IOException {
        Path used = current();
        List<Path> folders = folders();
        List<String> gone = new ArrayList<>();
        int beyond = folders.size() - 1 - keep;
        for (Path folder : folders) {
            Manifest manifest = ManifestJson.read(folder.resolve(MANIFEST));
            boolean inUse = folder.equals(used);
            boolean timed = manifest.licence().longest() != null;
            boolean ended = manifest.age(now) == Age.EXPIRED;
            if (ended || (!inUse && (timed || beyond > 0))) {
                if (inUse) {
                    Files.delete(root.resolve("current"));
                }
                delete(folder);
                gone.add(manifest.version());
                beyond--;
            }
        }
        return gone;
    }

    /**
     * Deletes what a refresh left behind that ended half-way: drafts, and versions that were being deleted. Nobody else may
     * be at work in the folder.
     */
    void sweep() throws IOException {
        for (Path folder : children(root)) {
            if ((folder.getFileName() + "").startsWith(DRAFT)) {
                delete(folder);
            }
        }
        for (Path folder : children(root.resolve("versions"))) {
            if (Files.notExists(folder.resolve(MANIFEST))) {
                delete(folder);
            }
        }
    }

    /** What an installation knows before it has imported anything. */
    public static Dataset synthetic() {
        List<RangeRow> rows = SyntheticTopology.rows();
        NetworkTable.Builder table = new NetworkTable.Builder();
        rows.forEach(row -> table.add(row.range(), row.network()));
        try {
            Checked checked = Checked.of(rows, Checked.World.DOCUMENTATION, Checked.Strictness.REFUSE);
            Manifest manifest = new Manifest(
                    "synthetic-1",
                    "synthetic",
                    "shipped with the program",
                    Licence.SYNTHETIC,
                    Instant.EPOCH,
                    "part of the program",
                    "",
                    rows.size(),
                    checked.asns(),
                    checked.v4Addresses(),
                    checked.v6Networks(),
                    Map.of(),
                    null,
                    null);
            return new Dataset(manifest, table.build());
        } catch (MalformedDatasetException e) {
            throw new IllegalStateException("the synthetic topology is sound", e);
        }
    }

    private @Nullable Path current() throws IOException {
        try {
            String name = Files.readString(root.resolve("current"), StandardCharsets.UTF_8)
                    .strip();
            Path version = root.resolve("versions").resolve(name).normalize();
            if (!version.startsWith(root.resolve("versions").normalize()) || !Files.isDirectory(version)) {
                throw new MalformedDatasetException(root.resolve("current") + " names a version that is not there");
            }
            return version;
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    /** The complete versions: one without a manifest is what is left of one that was being deleted. */
    private List<Path> folders() throws IOException {
        return children(root.resolve("versions")).stream()
                .filter(version -> Files.exists(version.resolve(MANIFEST)))
                .toList();
    }

    private static List<Path> children(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(Files::isDirectory).sorted().toList();
        }
    }

    private static void sync(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return;
        }
        // first of all, so that what is left after a crash is not taken for a version
        Files.deleteIfExists(folder.resolve(MANIFEST));
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
