// SPDX-License-Identifier: Apache-2.0
package io.evenhand.asn.mmdb;

import io.evenhand.asn.address.Address;
import io.evenhand.asn.address.Prefix;
import io.evenhand.asn.table.Network;
import io.evenhand.asn.table.NetworkTable;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a table as a MaxMind database (format 2.0) that every reader of GeoLite2-ASN reads: GeoIP2, nginx, HAProxy,
 * Logstash. Whoever takes another's data along keeps to that one's licence.
 */
public final class MmdbWriter {
    /** The type of the files: readers look for the part in parentheses. */
    public static final String TYPE = "Evenhand-ASN (compat=GeoLite2-ASN)";

    private static final byte[] MARKER = {(byte) 0xAB, (byte) 0xCD, (byte) 0xEF};
    private static final List<Prefix> V4_ALSO_AT =
            List.of(Prefix.of(Address.v6(0, 0x0000_FFFF_0000_0000L), 96), Prefix.parse("2002::/16"));

    private MmdbWriter() {}

    /** Whether IPv4 addresses are also found as written into IPv6. */
    public enum Aliases {
        NONE,
        /** {@code ::ffff:0:0/96} and 6to4; Teredo is not, for it inverts the bits. */
        MAPPED_AND_6TO4
    }

    /**
     * Writes the file, or replaces it in one step.
     *
     * @param built when the data was current; kept in the file to the second
     * @param description one sentence in English about where the data comes from
     */
    public static void write(Path file, NetworkTable table, Instant built, String description, Aliases aliases)
            throws IOException {
        SearchTree tree = new SearchTree();
        DataSection data = new DataSection(true);
        Map<Network, Integer> offsets = new HashMap<>();
        table.forEach((range, network) -> {
            int offset = offsets.computeIfAbsent(network, it -> append(data, it));
            Prefix.cover(range.first(), range.last(), prefix -> tree.add(prefix, offset));
        });
        if (aliases == Aliases.MAPPED_AND_6TO4) {
            V4_ALSO_AT.forEach(tree::alias);
        }
        int recordBits = tree.recordBits(data.size());
        // an ordinary file, unlike a temporary one: other programs of other users are to read it
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(draft), 1 << 16)) {
                tree.write(out, recordBits);
                out.write(data.bytes());
                out.write(MARKER);
                out.write("MaxMind.com".getBytes(StandardCharsets.US_ASCII));
                out.write(metadata(tree.nodes(), recordBits, built, description));
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static int append(DataSection data, Network network) {
        int offset = data.size();
        String name = network.name();
        String country = network.country();
        String category = network.category();
        data.map(1 + (name == null ? 0 : 1) + (country == null ? 0 : 1) + (category == null ? 0 : 1));
        data.text("autonomous_system_number").uint32(network.asn());
        if (name != null) {
            data.text("autonomous_system_organization").text(name);
        }
        if (country != null) {
            data.text("country_code").text(country);
        }
        if (category != null) {
            data.text("category").text(category);
        }
        return offset;
    }

    private static byte[] metadata(int nodes, int recordBits, Instant built, String description) {
        return new DataSection(false)
                .map(9)
                .text("binary_format_major_version")
                .uint16(2)
                .text("binary_format_minor_version")
                .uint16(0)
                .text("build_epoch")
                .uint64(built.getEpochSecond())
                .text("database_type")
                .text(TYPE)
                .text("description")
                .map(1)
                .text("en")
                .text(description)
                .text("ip_version")
                .uint16(6)
                .text("languages")
                .texts(List.of("en"))
                .text("node_count")
                .uint32(nodes)
                .text("record_size")
                .uint16(recordBits)
                .bytes();
    }
}
