// SPDX-License-Identifier: Apache-2.0
package io.evenhand.asn.dataset;

import io.evenhand.asn.address.Address;
import io.evenhand.asn.address.AddressReader;
import io.evenhand.asn.table.AddressRange;
import io.evenhand.asn.table.Network;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A comma-separated file of ranges: first address, last address, AS number, name; fields may stand in double quotes
 * (RFC 4180), and a name may be missing.
 */
final class CsvRanges implements RowReader {
    private static final int LINE_LENGTH_MAX = 4096;
    private static final int FIELDS_MIN = 3;

    @Override
    public void read(Path file, Consumer<RangeRow> rows) throws IOException {
        AddressReader addresses = new AddressReader();
        Map<Network, Network> known = new HashMap<>();
        RangeFile.lines(file, LINE_LENGTH_MAX, line -> {
            List<String> fields = fields(line);
            if (fields.size() < FIELDS_MIN || fields.size() > FIELDS_MIN + 1) {
                throw new IllegalArgumentException("needs 3 or 4 fields separated by commas, has " + fields.size());
            }
            AddressRange range = new AddressRange(address(addresses, fields.get(0)), address(addresses, fields.get(1)));
            String name = fields.size() > FIELDS_MIN ? fields.get(FIELDS_MIN).strip() : "";
            Network network = new Network(asn(fields.get(2)), null, name.isEmpty() ? null : name.replace('\t', ' '));
            rows.accept(new RangeRow(range, known.computeIfAbsent(network, it -> it)));
        });
    }

    private static Address address(AddressReader reader, String text) {
        if (!reader.read(text)) {
            throw new IllegalArgumentException("a range begins and ends with an address");
        }
        return reader.address();
    }

    private static long asn(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("the third field is not an AS number", e);
        }
    }

    private static List<String> fields(String line) {
        List<String> out = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                boolean doubled = quoted && i + 1 < line.length() && line.charAt(i + 1) == '"';
                if (doubled) {
                    field.append(c);
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (c == ',' && !quoted) {
                out.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        if (quoted) {
            throw new IllegalArgumentException("a quoted field does not end");
        }
        out.add(field.toString());
        return out;
    }
}
