// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator.truth;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.evenhand.contract.json.ContractJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
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
 * @param identifiable whether its conduct differs from a generous community's at all: that of lifetime plans (R9), of
 *     annual plans with jitter (R6) and of full evasion (R10) does not; false unless a reseller
 * @param hosted whether its server was last seen on a hosting provider's network
 * @param externalViewersPeak the most viewers outside the Home that had access at one time
 * @param concurrencyPeak the most of their playbacks running at one time, as far as playback was reported
 * @param payingViewersPeak the most viewers that had paid at one time
 * @param world the parameters it was drawn from; {@code demo} has more sellers than there are in reality
 * @param firstShareAt when the first viewer outside the Home got access; null if none did
 * @param firstPaidAt when the first of them had paid; null if none did
 * @param plan what is sold: {@code monthly-30}, {@code monthly-28}, {@code calendar}, {@code annual}, {@code lifetime};
 *     for co-ops and clubs what their members pay for; null if nobody pays
 * @param pricePerMonth the revenue per paying viewer and month: 10 for monthly plans, 70/12 for annual ones, and 80/12
 *     for lifetime ones, whose one payment is spread over the twelve months that an evaluation is about; 0 if nobody pays
 * @param linked whether it shares a strong key with another account of its operator
 * @param cgnat whether its server is behind an address that many households share
 * @param vpn whether its server is seen through a VPN or Tor
 * @param country where its server was last seen, two letters; null if that is not known
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
        String world,
        @Nullable Instant firstShareAt,
        @Nullable Instant firstPaidAt,
        @Nullable String plan,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) double pricePerMonth,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean linked,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean cgnat,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean vpn,
        @Nullable String country) {
    public Truth {
        if ((kind == TruthClass.RESELLER) != (strategy != null)) {
            throw new IllegalArgumentException("a reseller has a strategy, nobody else has");
        }
    }

    /** The truth of which no more is known than what every generator says. */
    public Truth(
            String account,
            TruthClass kind,
            String archetype,
            @Nullable String strategy,
            @Nullable String operator,
            boolean identifiable,
            boolean hosted,
            int externalViewersPeak,
            int concurrencyPeak,
            int payingViewersPeak,
            String world) {
        this(
                account,
                kind,
                archetype,
                strategy,
                operator,
                identifiable,
                hosted,
                externalViewersPeak,
                concurrencyPeak,
                payingViewersPeak,
                world,
                null,
                null,
                null,
                0,
                false,
                false,
                false,
                null);
    }

    /** One line of JSON, without the line's end; what is unknown, false or 0 of the later fields is left out. */
    public String line() {
        return ContractJson.text(this);
    }

    /**
     * Reads a file that has one of these per line, from this generator or from another: fields it does not know are
     * passed over, and of those it knows none but {@code account} and {@code class} must be there.
     */
    public static List<Truth> read(Path file) throws IOException {
        List<Truth> truths = new ArrayList<>();
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank()) {
                    truths.add(TruthReader.read(line));
                }
            }
        }
        return truths;
    }
}
