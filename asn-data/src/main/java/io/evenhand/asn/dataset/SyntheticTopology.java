// SPDX-License-Identifier: Apache-2.0
package io.evenhand.asn.dataset;

import io.evenhand.asn.address.Prefix;
import io.evenhand.asn.table.AddressRange;
import io.evenhand.asn.table.Network;
import java.util.ArrayList;
import java.util.List;

/**
 * A small Internet that nobody has: documentation and benchmarking addresses announced by documentation AS numbers. It is
 * what an installation knows before it has fetched data, so that everything works without a network.
 */
public final class SyntheticTopology {
    private static final int HOSTING_SITES = 8;
    private static final Network HOSTING = new Network(64496, "DE", "Example Hosting", "hosting");
    private static final Network RESELLER = new Network(64497, "NL", "Example Reseller Hosting", "hosting");
    private static final Network HOMES = new Network(64500, "FR", "Example Broadband", "isp");
    private static final Network MOBILE = new Network(64501, "FR", "Example Mobile", "isp");
    private static final Network SCHOOL = new Network(64505, "AT", "Example University", "education");
    private static final Network SMALL = new Network(64510, null, "Example Association", null);

    private SyntheticTopology() {}

    /** The rows, in order of address. */
    public static List<RangeRow> rows() {
        List<RangeRow> rows = new ArrayList<>();
        add(rows, "192.0.2.0/25", SCHOOL);
        add(rows, "192.0.2.128/25", SMALL);
        // a provider's addresses lie in pieces between those of others, as real ones do
        for (int site = 0; site < HOSTING_SITES; site++) {
            add(rows, "198.18." + 32 * site + ".0/20", site % 3 == 2 ? RESELLER : HOSTING);
            add(rows, "198.18." + (32 * site + 16) + ".0/20", HOMES);
        }
        add(rows, "198.19.0.0/17", HOMES);
        add(rows, "198.19.128.0/18", MOBILE);
        add(rows, "198.51.100.0/24", HOSTING);
        add(rows, "203.0.113.0/26", MOBILE);
        add(rows, "203.0.113.64/26", RESELLER);
        add(rows, "2001:db8::/33", HOMES);
        add(rows, "2001:db8:8000::/36", HOSTING);
        add(rows, "2001:db8:9000::/48", RESELLER);
        add(rows, "3fff::/24", MOBILE);
        return rows;
    }

    private static void add(List<RangeRow> rows, String text, Network network) {
        Prefix prefix = Prefix.parse(text);
        rows.add(new RangeRow(new AddressRange(prefix.first(), prefix.last()), network));
    }
}
