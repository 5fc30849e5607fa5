// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.network;

import io.evenhand.asn.address.Prefix;
import io.evenhand.asn.collateral.CollateralPreview;
import io.evenhand.asn.dataset.DatasetWatch;
import io.evenhand.enforcement.ledger.Ledger;
import io.evenhand.enforcement.network.LedgerSightings;
import io.evenhand.enforcement.network.LedgerStandings;
import io.evenhand.enforcement.network.MeasureDesk;
import io.evenhand.ui.session.Guard;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The pages about networks with what they stand on: the data in use, and own proxies that nothing may hit. */
public final class NetworkRoom {
    private NetworkRoom() {}

    /**
     * The room of a program with this environment.
     *
     * @throws IllegalArgumentException if {@code EVENHAND_OWN_PROXIES} does not hold prefixes separated by commas
     */
    public static NetworkPages open(
            Map<String, String> env, DatasetWatch dataset, Guard guard, Ledger ledger, Clock clock) {
        List<Prefix> proxies = proxies(env.get("EVENHAND_OWN_PROXIES"));
        // addresses become pseudonyms under a key that casework does not hold, so a prefix is counted by its systems
        CollateralPreview preview = new CollateralPreview(
                dataset.networks(),
                new LedgerSightings(ledger),
                new LedgerStandings(ledger, clock),
                prefix -> null,
                proxies);
        MeasureDesk desk = new MeasureDesk(ledger, preview, proxies, clock);
        return new NetworkPages(guard, desk, preview, clock);
    }

    private static List<Prefix> proxies(@Nullable String text) {
        return text == null || text.isBlank()
                ? List.of()
                : Arrays.stream(text.split(",", -1))
                        .map(each -> Prefix.parse(each.strip()))
                        .toList();
    }
}
