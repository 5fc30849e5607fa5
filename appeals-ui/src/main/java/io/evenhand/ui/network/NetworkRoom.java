// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.network;

import io.evenhand.asn.address.Prefix;
import io.evenhand.asn.collateral.CollateralPreview;
import io.evenhand.asn.dataset.DatasetFolder;
import io.evenhand.asn.dataset.Manifest;
import io.evenhand.asn.dataset.RangeFile;
import io.evenhand.asn.table.LiveNetworks;
import io.evenhand.asn.table.Provenance;
import io.evenhand.enforcement.ledger.Ledger;
import io.evenhand.enforcement.network.LedgerSightings;
import io.evenhand.enforcement.network.LedgerStandings;
import io.evenhand.enforcement.network.MeasureDesk;
import io.evenhand.ui.session.Guard;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The pages about networks with what they stand on: {@code EVENHAND_ASN_TABLE}, and own proxies that nothing may hit. */
public final class NetworkRoom {
    private NetworkRoom() {}

    /**
     * The room of a program with this environment.
     *
     * @throws IllegalArgumentException if {@code EVENHAND_OWN_PROXIES} does not hold prefixes separated by commas
     */
    public static NetworkPages open(Map<String, String> env, Guard guard, Ledger ledger, Clock clock)
            throws IOException {
        String table = env.get("EVENHAND_ASN_TABLE");
        List<Prefix> proxies = proxies(env.get("EVENHAND_OWN_PROXIES"));
        // addresses become pseudonyms under a key that casework does not hold, so a prefix is counted by its systems
        LiveNetworks.Edition edition = edition(table);
        CollateralPreview preview = new CollateralPreview(
                new LiveNetworks(edition),
                new LedgerSightings(ledger),
                new LedgerStandings(ledger, clock),
                prefix -> null,
                proxies);
        MeasureDesk desk = new MeasureDesk(ledger, preview, proxies, clock);
        desk.refresh();
        return new NetworkPages(guard, desk, preview, edition, clock);
    }

    private static LiveNetworks.Edition edition(@Nullable String table) throws IOException {
        if (table == null) {
            return DatasetFolder.synthetic().edition();
        }
        Path ranges = Path.of(table);
        Manifest manifest = DatasetFolder.manifestOf(ranges);
        Provenance provenance = manifest == null
                ? new Provenance("file", ranges.getFileName() + "", Instant.EPOCH, "")
                : manifest.provenance();
        return new LiveNetworks.Edition(RangeFile.load(ranges), provenance);
    }

    private static List<Prefix> proxies(@Nullable String text) {
        return text == null || text.isBlank()
                ? List.of()
                : Arrays.stream(text.split(",", -1))
                        .map(each -> Prefix.parse(each.strip()))
                        .toList();
    }
}
