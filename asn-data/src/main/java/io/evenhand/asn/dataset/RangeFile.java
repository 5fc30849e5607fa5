// SPDX-License-Identifier: Apache-2.0
package io.evenhand.asn.dataset;

import io.evenhand.asn.address.Address;
import io.evenhand.asn.address.AddressReader;
import io.evenhand.asn.table.AddressRange;
import io.evenhand.asn.table.MalformedDatasetException;
import io.evenhand.asn.table.Network;
import io.evenhand.asn.table.NetworkTable;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A text file of ranges, one a line: {@code first TAB last TAB asn TAB country TAB name TAB category}, sorted, without
 * overlaps. The category may be left out, or all three of the last fields.
 *
 * <p>Lines that begin with {@code #} are comments. AS number 0 marks a range that nobody announces: it is checked and then
 * left out. A country of {@code None}, {@code ZZ} or nothing is unknown, and so is an empty name or category. A file whose
 * name ends in {@code .gz} is unpacked on the fly. Anything else wrong refuses the file as a whole: half a table would
 * answer wrongly without saying so.
 */
public final class RangeFile {
    private static final int FIELDS = 5;
    private static final int FIELDS_MIN = 3;
    private static final int LINE_LENGTH_MAX = 1024;
    private static final int BUFFER = 1 << 16;

    private final AddressReader addresses = new AddressReader();
    private final Map<Network, Network> known = new HashMap<>();
    private final Map<Long, String> names;

    private RangeFile(Map<Long, String> names) {
        this.names = names;
    }

    /** Takes one line without its end. */
    interface Lines {
        void accept(String line) throws IOException;
    }

    /** Reads the file into a table. */
    public static NetworkTable load(Path file) throws IOException {
        NetworkTable.Builder table = new NetworkTable.Builder();
        read(file, Map.of(), row -> table.add(row.range(), row.network()));
        return table.build();
    }

    /**
     * Passes the rows of the file on.
     *
     * @param names the name of each AS number, for files that have none
     */
    public static void read(Path file, Map<Long, String> names, Consumer<RangeRow> rows) throws IOException {
        RangeFile reader = new RangeFile(names);
        lines(file, LINE_LENGTH_MAX, line -> {
            RangeRow row = reader.row(line);
            if (row != null) {
                rows.accept(row);
            }
        });
    }

    /** Reads {@code asn TAB name} lines. */
    public static Map<Long, String> names(Path file) throws IOException {
        Map<Long, String> names = new HashMap<>();
        lines(file, LINE_LENGTH_MAX, line -> {
            String[] fields = line.split("\t", -1);
            if (fields.length != 2) {
                throw new IllegalArgumentException("needs 2 fields separated by tabs, has " + fields.length);
            }
            names.put(asn(fields[0], "first"), fields[1].strip());
        });
        return names;
    }

    /** Writes rows as such a file, packed; what is read back equals them. */
    static void write(Path file, List<RangeRow> rows) throws IOException {
        try (Writer out = new OutputStreamWriter(
                new BufferedOutputStream(new GZIPOutputStream(Files.newOutputStream(file), BUFFER)),
                StandardCharsets.UTF_8)) {
            for (RangeRow row : rows) {
                Network network = row.network();
                out.write(row.range().first().text()
                        + '\t'
                        + row.range().last().text()
                        + '\t'
                        + network.asn()
                        + '\t'
                        + Objects.requireNonNullElse(network.country(), "")
                        + '\t'
                        + Objects.requireNonNullElse(network.name(), "")
                        + '\t'
                        + Objects.requireNonNullElse(network.category(), "")
                        + '\n');
            }
        }
    }

    /** Passes every line that is neither empty nor a comment on; says the line's number if it is refused. */
    static void lines(Path file, int lengthMax, Lines out) throws IOException {
        String name = file.getFileName() + "";
        try (InputStream bytes = open(file);
                BufferedReader lines = new BufferedReader(new InputStreamReader(
                        bytes, StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)))) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (line.isEmpty() || line.startsWith("#")) {
                    continue;
                }
                try {
                    if (line.length() > lengthMax) {
                        throw new IllegalArgumentException("longer than " + lengthMax + " characters");
                    }
                    out.accept(line);
                } catch (IllegalArgumentException e) {
                    throw new MalformedDatasetException(name + ", line " + number + ": " + e.getMessage(), e);
                }
            }
        } catch (NoSuchFileException e) {
            throw new MalformedDatasetException("there is no file " + file, e);
        } catch (MalformedDatasetException e) {
            throw e;
        } catch (IOException e) {
            throw new MalformedDatasetException(name + " cannot be read as text in UTF-8", e);
        }
    }

    private static InputStream open(Path file) throws IOException {
        InputStream bytes = Files.newInputStream(file);
        try {
            return file.toString().endsWith(".gz") ? new GZIPInputStream(bytes, BUFFER) : bytes;
        } catch (IOException e) {
            bytes.close();
            throw e;
        }
    }

    private @Nullable RangeRow row(String line) {
        String[] fields = line.split("\t", -1);
        if (fields.length != FIELDS && fields.length != FIELDS + 1 && fields.length != FIELDS_MIN) {
            throw new IllegalArgumentException("needs " + FIELDS + " fields separated by tabs, has " + fields.length);
        }
        AddressRange range = new AddressRange(address("first", fields[0]), address("last", fields[1]));
        long asn = asn(fields[2], "third");
        if (asn == 0) {
            return null;
        }
        boolean described = fields.length >= FIELDS;
        String name = described && !fields[4].isBlank() ? fields[4].strip() : names.get(asn);
        Network network = new Network(
                asn,
                described ? country(fields[3]) : null,
                name,
                fields.length > FIELDS && !fields[5].isEmpty() ? fields[5] : null);
        return new RangeRow(range, known.computeIfAbsent(network, it -> it));
    }

    private Address address(String which, String text) {
        if (!addresses.read(text)) {
            throw new IllegalArgumentException("the " + which + " field is not an address");
        }
        return addresses.address();
    }

    private static long asn(String text, String which) {
        boolean digits = !text.isEmpty() && text.length() <= 10 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!digits || Long.parseLong(text) > Network.ASN_MAX) {
            throw new IllegalArgumentException("the " + which + " field is not an AS number");
        }
        return Long.parseLong(text);
    }

    private static @Nullable String country(String text) {
        return text.isEmpty() || text.equals("None") || text.equals("ZZ") ? null : text;
    }
}
