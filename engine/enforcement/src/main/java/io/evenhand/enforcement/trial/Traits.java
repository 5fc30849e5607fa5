// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.trial;

import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.json.ContractJson;
import io.evenhand.contract.json.MalformedJsonException;
import io.evenhand.enforcement.ledger.Ledger;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes what other programs tell about accounts, so that a report can be broken down by it. It goes to reports and to
 * breakers, which count; a ruleset is given an assessment and a standing, and neither has room for it.
 */
public final class Traits {
    private static final Pattern VALUE = Pattern.compile("[\\p{Alnum} ._:-]{1,100}");

    private final Ledger ledger;
    private final Clock clock;

    public Traits(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * One line about one account; what is not said is not known.
     *
     * @param household how many people
     * @param country two letters
     * @param hosting whether its server is at a hosting provider
     * @param network the network's name, such as {@code AS64500}
     * @param language of the account holder, two letters
     * @param since when the account came into being
     * @param seller whether it sells access, as only a simulation can know
     */
    public record Line(
            AccountId account,
            @Nullable Integer household,
            @Nullable String country,
            @Nullable Boolean hosting,
            @Nullable String network,
            @Nullable String language,
            @Nullable Instant since,
            @Nullable Boolean seller) {
        public Line {
            Objects.requireNonNull(account, "account");
            for (String text : new @Nullable String[] {country, network, language}) {
                if (text != null && !VALUE.matcher(text).matches()) {
                    throw new IllegalArgumentException("a trait is a short text of letters and digits");
                }
            }
        }

        private Map<String, String> traits() {
            Map<String, String> traits = new TreeMap<>();
            put(traits, "household", household);
            put(traits, Cohorts.COUNTRY, country);
            put(traits, Cohorts.HOSTING, hosting == null ? null : hosting ? "yes" : "no");
            put(traits, Cohorts.NETWORK, network);
            put(traits, "language", language);
            put(traits, "since", since);
            put(traits, "seller", seller == null ? null : seller ? "yes" : "no");
            return traits;
        }

        private static void put(Map<String, String> traits, String name, @Nullable Object value) {
            if (value != null) {
                traits.put(name, value.toString());
            }
        }
    }

    /**
     * Takes lines of JSON, all of them or none.
     *
     * @return how many
     * @throws MalformedJsonException if one is malformed
     */
    public int take(List<String> lines, String toldBy) throws MalformedJsonException {
        Instant now = clock.instant();
        Map<AccountId, Map<String, String>> told = new TreeMap<>();
        for (String line : lines) {
            Line read = ContractJson.read(line, Line.class);
            told.computeIfAbsent(read.account(), account -> new TreeMap<>()).putAll(read.traits());
        }
        ledger.run(books -> told.forEach((account, traits) ->
                traits.forEach((trait, value) -> books.traits().tell(account, trait, value, toldBy, now))));
        return lines.size();
    }
}
