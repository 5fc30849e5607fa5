// SPDX-License-Identifier: Apache-2.0
package io.evenhand.asn.dataset;

import io.evenhand.asn.address.Address;
import io.evenhand.asn.address.AddressParser;
import io.evenhand.asn.table.AddressRange;
import io.evenhand.asn.table.Network;
import io.evenhand.asn.table.NetworkTable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A text file of ranges, one a line: {@code first TAB last TAB asn TAB country TAB name}, sorted, without overlaps.
 *
 * <p>Lines that begin with {@code #} are comments. AS number 0 marks a range that nobody announces: it is checked and then
 * left out. A country of {@code None}, {@code ZZ} or nothing is unknown, and so is an empty name. A file whose name ends
 * in {@code .gz} is unpacked on the fly. Anything else wrong refuses the file as a whole: half a table would answer
 * wrongly without saying so.
 */
public final class RangeFile {
    private static final int FIELDS = 5;
    private static final int LINE_LENGTH_MAX = 1024;

    private RangeFile() {}

    /** Reads the file into a table. */
    public static NetworkTable load(Path file) throws IOException {
        try (InputStream bytes = open(file);
                BufferedReader lines = new BufferedReader(new InputStreamReader(
                        bytes, StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)))) {
            return read(lines, file.getFileName() + "");
        } catch (NoSuchFileException e) {
            throw new MalformedDatasetException("there is no file " + file, e);
        } catch (MalformedDatasetException e) {
            throw e;
        } catch (IOException e) {
            throw new MalformedDatasetException(file.getFileName() + " cannot be read as text in UTF-8", e);
        }
    }

    private static InputStream open(Path file) throws IOException {
        InputStream bytes = Files.newInputStream(file);
        try {
            return file.toString().endsWith(".gz") ? new GZIPInputStream(bytes, 1 << 16) : bytes;
        } catch (IOException e) {
            bytes.close();
            throw e;
        }
    }

    private static NetworkTable read(BufferedReader lines, String name) throws IOException {
        NetworkTable.Builder table = new NetworkTable.Builder();
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            try {
                add(table, line);
            } catch (IllegalArgumentException e) {
                throw new MalformedDatasetException(name + ", line " + number + ": " + e.getMessage(), e);
            }
        }
        return table.build();
    }

    private static void add(NetworkTable.Builder table, String line) {
        if (line.length() > LINE_LENGTH_MAX) {
            throw new IllegalArgumentException("longer than " + LINE_LENGTH_MAX + " characters");
        }
        String[] fields = line.split("\t", -1);
        if (fields.length != FIELDS) {
            throw new IllegalArgumentException("needs " + FIELDS + " fields separated by tabs, has " + fields.length);
        }
        AddressRange range = new AddressRange(address("first", fields[0]), address("last", fields[1]));
        long asn = asn(fields[2]);
        if (asn != 0) {
            table.add(range, new Network(asn, country(fields[3]), fields[4].isBlank() ? null : fields[4].strip()));
        }
    }

    private static Address address(String which, String text) {
        Address address = AddressParser.parse(text);
        if (address == null) {
            throw new IllegalArgumentException("the " + which + " field is not an address");
        }
        return address;
    }

    private static long asn(String text) {
        if (!text.matches("[0-9]{1,10}") || Long.parseLong(text) > Network.ASN_MAX) {
            throw new IllegalArgumentException("the third field is not an AS number");
        }
        return Long.parseLong(text);
    }

    private static @Nullable String country(String text) {
        return text.isEmpty() || text.equals("None") || text.equals("ZZ") ? null : text;
    }
}
