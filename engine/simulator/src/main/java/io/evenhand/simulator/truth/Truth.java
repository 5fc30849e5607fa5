// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator.truth;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.evenhand.contract.json.ContractJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is really true of one simulated account; one line of {@code truth.ndjson}, never on the bus.
 *
 * @param account the account
 * @param kind what it is, {@code class} on the wire
 * @param archetype the sort of owner it is; {@code seller} for a reseller
 * @param strategy how it sells, R1 to R10; null unless a reseller
 * @param operator who runs it, with other accounts perhaps; null unless a reseller
 * @param identifiable whether its conduct differs from a generous community's at all: a lifetime plan's does not
 * @param hosted whether its server was last seen on a hosting provider's network
 * @param externalViewersPeak the most viewers outside the Home that had access at one time
 * @param concurrencyPeak the most of their playbacks running at one time, as far as playback was reported
 * @param payingViewersPeak the most viewers that had paid at one time
 * @param world the parameters it was drawn from; {@code demo} has more sellers than there are in reality
 */
public record Truth(
        String account,
        @JsonProperty("class") TruthClass kind,
        String archetype,
        @Nullable String strategy,
        @Nullable String operator,
        boolean identifiable,
        boolean hosted,
        int externalViewersPeak,
        int concurrencyPeak,
        int payingViewersPeak,
        String world) {
    public Truth {
        if ((kind == TruthClass.RESELLER) != (strategy != null)) {
            throw new IllegalArgumentException("a reseller has a strategy, nobody else has");
        }
    }

    /** One line of JSON, without the line's end. */
    public String line() {
        return ContractJson.text(this);
    }

    /** Reads a file that has one of these per line. */
    public static List<Truth> read(Path file) throws IOException {
        List<Truth> truths = new ArrayList<>();
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank()) {
                    truths.add(ContractJson.read(line, Truth.class));
                }
            }
        }
        return truths;
    }
}
