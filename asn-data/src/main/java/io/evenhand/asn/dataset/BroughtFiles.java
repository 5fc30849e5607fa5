// SPDX-License-Identifier: Apache-2.0
package io.evenhand.asn.dataset;

import io.evenhand.asn.table.MalformedDatasetException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Files that somebody brought. Each is read by what its name ends in: {@code .tar.gz} or {@code .tgz} as ipverse packs it,
 * {@code .csv} or {@code .csv.gz} as ip-location-db writes it, {@code .mmdb} as MaxMind does, anything else as a
 * {@link RangeFile}.
 *
 * @param files in the order in which their rows follow each other
 * @param names the name of each AS number, for files that have none
 * @param mmdb reads MaxMind databases
 */
public record BroughtFiles(List<Path> files, Map<Long, String> names, RowReader mmdb) implements Source {
    public BroughtFiles {
        files = List.copyOf(files);
        // not Map.copyOf: numbers that follow each other make its probing slow
        names = Collections.unmodifiableMap(new HashMap<>(names));
    }

    @Override
    public @Nullable Fetched fetch(Downloads downloads, Path folder, @Nullable Manifest current, Progress progress)
            throws IOException {
        if (files.isEmpty()) {
            throw new MalformedDatasetException("no file was named");
        }
        StringJoiner shown = new StringJoiner(", ");
        files.forEach(file -> shown.add(file.getFileName() + ""));
        Licence licence = shown.toString().contains("GeoLite2") ? Licence.GEOLITE2 : Licence.UNKNOWN;
        return new Fetched(
                "file", shown.toString(), licence, "brought by a person; nothing to compare with", files, this::read);
    }

    /** Passes the rows of all files on, in their order. */
    public void rows(Consumer<RangeRow> out) throws IOException {
        for (Path file : files) {
            read(file, out);
        }
    }

    private void read(Path file, Consumer<RangeRow> rows) throws IOException {
        String name = file.getFileName() + "";
        if (name.endsWith(".tar.gz") || name.endsWith(".tgz")) {
            new IpverseArchive().read(file, rows);
        } else if (name.endsWith(".csv") || name.endsWith(".csv.gz")) {
            new CsvRanges().read(file, rows);
        } else if (name.endsWith(".mmdb")) {
            mmdb.read(file, rows);
        } else {
            RangeFile.read(file, names, rows);
        }
    }
}
