// SPDX-License-Identifier: Apache-2.0
package io.evenhand.asn.mmdb;

import io.evenhand.asn.dataset.RangeRow;
import io.evenhand.asn.dataset.RowReader;
import io.evenhand.asn.table.AddressRange;
import io.evenhand.asn.table.Network;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads a MaxMind database as rows of a dataset; neighbours of one network become one row. */
public final class MmdbRows implements RowReader {
    @Override
    public void read(Path file, Consumer<RangeRow> rows) throws IOException {
        Joined joined = new Joined(rows);
        try (MmdbNetworks networks = MmdbNetworks.open(file)) {
            networks.forEach(joined::add);
        }
        joined.flush();
    }

    /** Keeps one row back until the next one does not continue it. */
    private static final class Joined {
        private final Consumer<RangeRow> out;
        private final Map<Network, Network> known = new HashMap<>();
        private @Nullable RangeRow row;

        Joined(Consumer<RangeRow> out) {
            this.out = out;
        }

        void add(AddressRange range, Network network) {
            RangeRow before = row;
            boolean continues = before != null
                    && before.network().equals(network)
                    && before.range().last().next().equals(range.first());
            if (before != null && continues) {
                row = new RangeRow(new AddressRange(before.range().first(), range.last()), before.network());
            } else {
                flush();
                row = new RangeRow(range, known.computeIfAbsent(network, it -> it));
            }
        }

        void flush() {
            if (row != null) {
                out.accept(row);
            }
        }
    }
}
