// SPDX-License-Identifier: Apache-2.0
package io.evenhand.asn.dataset;

import io.evenhand.asn.table.MalformedDatasetException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Brings a dataset from a source into use: fetch, make sure of it, read, check, compare with the version in use, publish.
 * Whatever goes wrong on the way, the version in use stays.
 */
public final class Refresh {
    /** By so many per cent the IPv4 addresses covered may differ from the version in use before a person must say so. */
    public static final int COVERAGE_CHANGE_PERCENT_MAX = 5;

    private static final int FINGERPRINT = 8;
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final DatasetFolder folder;
    private final Path root;
    private final Downloads downloads;
    private final Clock clock;

    /** @param root of the folder; a lock beside the versions keeps two refreshes apart */
    public Refresh(Path root, int keep, Downloads downloads, Clock clock) {
        this.root = root;
        this.folder = new DatasetFolder(root, keep);
        this.downloads = downloads;
        this.clock = clock;
    }

    /**
     * What a person allows.
     *
     * @param strictness what becomes of rows with faults
     * @param anyCoverage whether the coverage may differ by more than {@link #COVERAGE_CHANGE_PERCENT_MAX} per cent
     */
    public record Permissions(Checked.Strictness strictness, boolean anyCoverage) {
        /** Nothing beyond what is done without asking. */
        public static final Permissions NONE = new Permissions(Checked.Strictness.REFUSE, false);
    }

    /** What became of a refresh. */
    public sealed interface Outcome {
        /** The version in use is the one that is published. */
        record UpToDate(Manifest manifest) implements Outcome {}

        /**
         * A new version is in use.
         *
         * @param deleted the versions that need not or must not be kept
         */
        record Published(Manifest manifest, List<String> deleted) implements Outcome {}
    }

    /**
     * Refreshes from the source.
     *
     * @throws RefreshFailedException if it cannot be fetched
     * @throws MalformedDatasetException if it is not believed
     */
    public Outcome run(Source source, Permissions permissions, Progress progress) throws IOException {
        Files.createDirectories(root);
        try (FileChannel lock =
                        FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = lock(lock)) {
            if (held == null) {
                throw new RefreshFailedException("another refresh is at work");
            }
            folder.sweep();
            List<String> ended = folder.prune(clock.instant());
            Manifest current = folder.currentManifest();
            Fetched fetched = source.fetch(downloads, folder.downloads("in-progress"), current, progress);
            if (fetched == null && current != null) {
                return new Outcome.UpToDate(current);
            }
            if (fetched == null) {
                throw new RefreshFailedException("the source has nothing");
            }
            Manifest manifest = publish(fetched, current, permissions, progress);
            List<String> deleted = new ArrayList<>(ended);
            deleted.addAll(folder.prune(clock.instant()));
            return new Outcome.Published(manifest, deleted);
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private Manifest publish(Fetched fetched, @Nullable Manifest current, Permissions permissions, Progress progress)
            throws IOException {
        progress.step("reading");
        List<RangeRow> rows = new ArrayList<>();
        for (Path file : fetched.files()) {
            fetched.format().read(file, rows::add);
        }
        progress.step("checking");
        Checked checked = Checked.of(rows, Checked.World.INTERNET, permissions.strictness());
        if (current != null && !permissions.anyCoverage()) {
            compare(checked, current);
        }
        progress.step("writing");
        Manifest manifest = manifest(fetched, checked, current);
        folder.publish(manifest, checked.rows());
        for (Path file : fetched.files()) {
            if (file.startsWith(root)) {
                Files.deleteIfExists(file);
            }
        }
        return manifest;
    }

    private static void compare(Checked checked, Manifest current) throws MalformedDatasetException {
        long difference = Math.abs(checked.v4Addresses() - current.v4Addresses());
        if (difference * 100 > current.v4Addresses() * COVERAGE_CHANGE_PERCENT_MAX) {
            throw new MalformedDatasetException(String.format(
                    Locale.ROOT,
                    "the dataset is not believed: it covers %,d IPv4 addresses, the one in use %,d; more than %d %% apart",
                    checked.v4Addresses(),
                    current.v4Addresses(),
                    COVERAGE_CHANGE_PERCENT_MAX));
        }
    }

    private Manifest manifest(Fetched fetched, Checked checked, @Nullable Manifest current) throws IOException {
        MessageDigest digest = Digests.digest("SHA-256");
        for (Path file : fetched.files()) {
            digest.update(Digests.of("SHA-256", file));
        }
        String sha256 = fetched.files().size() == 1
                ? Digests.sha256(fetched.files().get(0))
                : HexFormat.of().formatHex(digest.digest());
        Instant now = clock.instant();
        return new Manifest(
                NAME.format(now) + "-" + fetched.source() + "-" + sha256.substring(0, FINGERPRINT),
                fetched.source(),
                fetched.url(),
                fetched.licence(),
                now,
                fetched.integrity(),
                sha256,
                checked.rows().size(),
                checked.asns(),
                checked.v4Addresses(),
                checked.v6Networks(),
                checked.leftOut(),
                current == null ? null : current.version(),
                current == null
                        ? null
                        : new Manifest.Change(
                                checked.rows().size() - current.rows(),
                                checked.asns() - current.asns(),
                                checked.v4Addresses() - current.v4Addresses()));
    }
}
