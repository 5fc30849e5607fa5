// SPDX-License-Identifier: Apache-2.0
package io.evenhand.asn.dataset;

import io.evenhand.asn.table.LiveNetworks;
import io.evenhand.asn.table.MalformedDatasetException;
import io.evenhand.asn.table.Provenance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A running program's data about networks, kept the newest: it looks now and then whether another version is in use, loads
 * that beside the old one and puts it in its place with one write. A version that cannot be read is told of and changes
 * nothing; one that its licence lets be used no longer is let go, and the synthetic topology stands in.
 */
public final class DatasetWatch implements AutoCloseable {
    /** How often it looks. */
    public static final Duration EVERY = Duration.ofSeconds(30);

    private final @Nullable Path table;
    private final Clock clock;
    private final Consumer<String> told;
    private final LiveNetworks networks;
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "asn-dataset");
        thread.setDaemon(true);
        return thread;
    });
    private volatile State state;
    private volatile long failures;
    private String trouble = "";

    /**
     * What is in use.
     *
     * @param mark differs whenever something else is to be loaded
     * @param manifest null of a file that came without one
     */
    private record State(
            String mark,
            LiveNetworks.Edition edition,
            @Nullable Manifest manifest) {}

    private DatasetWatch(@Nullable Path table, Clock clock, Consumer<String> told) throws IOException {
        this.table = table;
        this.clock = clock;
        this.told = told;
        this.state = read();
        this.networks = new LiveNetworks(state.edition());
    }

    /**
     * Loads what is in use now.
     *
     * @param table the folder of a {@link DatasetFolder}, or a {@link RangeFile}; the synthetic topology if null
     * @param told receives a sentence whenever something changes or goes wrong
     * @throws IOException if it cannot be read
     */
    public static DatasetWatch open(@Nullable Path table, Clock clock, Consumer<String> told) throws IOException {
        return new DatasetWatch(table, clock, told);
    }

    /** The data in use, always the same object. */
    public LiveNetworks networks() {
        return networks;
    }

    /** What is known about the data in use; null of a file that came without a manifest. */
    public @Nullable Manifest manifest() {
        return state.manifest();
    }

    /** Since when the data in use is what it is, seconds; 0 of what does not age: the synthetic topology. */
    public long ageSeconds() {
        Manifest manifest = state.manifest();
        return manifest == null || state.mark().isEmpty()
                ? 0
                : Math.max(
                        0,
                        Duration.between(manifest.fetchedAt(), clock.instant()).toSeconds());
    }

    /** How many ranges it knows. */
    public long ranges() {
        return state.edition().table().size();
    }

    /** How often something that should have been loaded could not be. */
    public long failures() {
        return failures;
    }

    /** Looks every {@link #EVERY} from now on. */
    public void start() {
        var unused = looks.scheduleWithFixedDelay(this::look, EVERY.toSeconds(), EVERY.toSeconds(), TimeUnit.SECONDS);
    }

    /** Looks now; returns whether another version came into use. */
    synchronized boolean look() {
        try {
            if (mark().equals(state.mark())) {
                return false;
            }
            State next = read();
            networks.swap(next.edition());
            state = next;
            trouble = "";
            told.accept("data about networks: " + next.edition().provenance().version() + " is in use now");
            return true;
        } catch (IOException | RuntimeException e) {
            failures++;
            String words = String.valueOf(e.getMessage());
            if (!words.equals(trouble)) {
                trouble = words;
                told.accept("data about networks: the newest cannot be used, the one before it stays: " + words);
            }
            return false;
        }
    }

    @Override
    public void close() {
        looks.shutdownNow();
    }

    private State read() throws IOException {
        String mark = mark();
        if (table == null || mark.isEmpty()) {
            return of(mark, DatasetFolder.synthetic());
        }
        if (Files.isDirectory(table)) {
            return of(mark, new DatasetFolder(table, 0).load(clock.instant()));
        }
        Manifest manifest = DatasetFolder.manifestOf(table);
        Provenance provenance = manifest == null
                ? new Provenance(
                        "file",
                        table.getFileName() + "",
                        changed(table).lastModifiedTime().toInstant(),
                        "")
                : manifest.provenance();
        return new State(mark, new LiveNetworks.Edition(RangeFile.load(table), provenance), manifest);
    }

    private static State of(String mark, Dataset dataset) {
        return new State(mark, dataset.edition(), dataset.manifest());
    }

    /** Empty while the synthetic topology is to be used. */
    private String mark() throws IOException {
        if (table == null) {
            return "";
        }
        boolean folder = Files.isDirectory(table);
        Manifest manifest = folder ? new DatasetFolder(table, 0).currentManifest() : DatasetFolder.manifestOf(table);
        if (manifest != null && manifest.age(clock.instant()) == Age.EXPIRED) {
            return "";
        }
        if (folder) {
            return manifest == null ? "" : manifest.version();
        }
        BasicFileAttributes attributes = changed(table);
        return attributes.size() + "@" + attributes.lastModifiedTime();
    }

    private static BasicFileAttributes changed(Path file) throws IOException {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class);
        } catch (IOException e) {
            throw new MalformedDatasetException("there is no file or folder " + file, e);
        }
    }
}
