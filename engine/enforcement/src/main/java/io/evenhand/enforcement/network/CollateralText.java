// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.network;

import io.evenhand.asn.collateral.Collateral;
import io.evenhand.asn.collateral.Count;
import java.util.Locale;
import java.util.StringJoiner;

/** A preview in words, as it is kept beside the measure that it was made for. */
final class CollateralText {
    private CollateralText() {}

    static String of(Collateral found) {
        StringJoiner text = new StringJoiner("; ");
        text.add(String.format(
                Locale.ROOT,
                "covers %,d announced IPv4 addresses and %,d IPv6 /64s",
                found.footprint().v4Addresses(),
                found.footprint().v6Networks()));
        text.add((found.atMost() ? "accounts seen, at most: " : "accounts seen: ")
                + found.accounts().text());
        Count clean = found.withoutEvidence();
        text.add("without any evidence against them: " + (clean == null ? "not shown" : clean.text()));
        text.add("allow entries overridden: " + found.allowed().text());
        found.categories().forEach((category, count) -> text.add("on " + category + " networks: " + count.text()));
        found.widths()
                .forEach(width -> text.add(
                        String.format(Locale.ROOT, "systems in the /%d: %,d", width.length(), width.systems())));
        text.add("since " + found.since() + ", data " + found.provenance().version());
        return text.toString();
    }
}
