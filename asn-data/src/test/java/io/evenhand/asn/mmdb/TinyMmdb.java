// SPDX-License-Identifier: Apache-2.0
package io.evenhand.asn.mmdb;

import io.evenhand.asn.address.Address;
import io.evenhand.asn.table.Network;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes a small MaxMind database with 24-bit records, so that no test needs somebody else's data. */
final class TinyMmdb {
    private static final byte[] MARKER = {(byte) 0xAB, (byte) 0xCD, (byte) 0xEF};
    private static final int V4_IN_V6_BITS = 96;

    private final List<int[]> nodes = new ArrayList<>();
    private final ByteArrayOutputStream data = new ByteArrayOutputStream();
    private final String type;
    private final int ipVersion;

    /** Children below zero stand for data at offset {@code -child - 1}; zero for nothing. */
    TinyMmdb(String type, int ipVersion) {
        this.type = type;
        this.ipVersion = ipVersion;
        nodes.add(new int[2]);
    }

    TinyMmdb add(Address first, int prefixLength, Network network) {
        int offset = data.size();
        control(data, 7, network.name() == null ? 1 : 2);
        string(data, "autonomous_system_number");
        unsigned(data, 6, network.asn());
        if (network.name() != null) {
            string(data, "autonomous_system_organization");
            string(data, network.name());
        }
        byte[] bytes = first.bytes();
        int skipped = first.v4() && ipVersion == 6 ? V4_IN_V6_BITS : 0;
        int node = 0;
        for (int i = 0; i < skipped + prefixLength; i++) {
            int at = i - skipped;
            int bit = at < 0 ? 0 : bytes[at / 8] >> (7 - at % 8) & 1;
            if (i == skipped + prefixLength - 1) {
                nodes.get(node)[bit] = -offset - 1;
            } else {
                if (nodes.get(node)[bit] == 0) {
                    nodes.add(new int[2]);
                    nodes.get(node)[bit] = nodes.size() - 1;
                }
                node = nodes.get(node)[bit];
            }
        }
        return this;
    }

    byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int[] node : nodes) {
            for (int child : node) {
                int record = child == 0 ? nodes.size() : child > 0 ? child : nodes.size() + 16 - child - 1;
                out.write(record >> 16);
                out.write(record >> 8);
                out.write(record);
            }
        }
        out.writeBytes(new byte[16]);
        out.writeBytes(data.toByteArray());
        out.writeBytes(MARKER);
        out.writeBytes("MaxMind.com".getBytes(StandardCharsets.US_ASCII));
        metadata(out);
        return out.toByteArray();
    }

    private void metadata(ByteArrayOutputStream out) {
        control(out, 7, 9);
        string(out, "binary_format_major_version");
        unsigned(out, 5, 2);
        string(out, "binary_format_minor_version");
        unsigned(out, 5, 0);
        string(out, "build_epoch");
        unsigned(out, 9, 1_700_000_000);
        string(out, "database_type");
        string(out, type);
        string(out, "description");
        control(out, 7, 0);
        string(out, "ip_version");
        unsigned(out, 5, ipVersion);
        string(out, "languages");
        control(out, 11, 0);
        string(out, "node_count");
        unsigned(out, 6, nodes.size());
        string(out, "record_size");
        unsigned(out, 5, 24);
    }

    private static void string(ByteArrayOutputStream out, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        control(out, 2, bytes.length);
        out.writeBytes(bytes);
    }

    private static void unsigned(ByteArrayOutputStream out, int type, long value) {
        int size = (Long.SIZE - Long.numberOfLeadingZeros(value) + 7) / 8;
        control(out, type, size);
        for (int i = size - 1; i >= 0; i--) {
            out.write((int) (value >> (8 * i)));
        }
    }

    private static void control(ByteArrayOutputStream out, int type, int size) {
        int inline = Math.min(size, 29);
        if (type <= 7) {
            out.write(type << 5 | inline);
        } else {
            out.write(inline);
            out.write(type - 7);
        }
        if (size >= 29) {
            out.write(size - 29);
        }
    }
}
