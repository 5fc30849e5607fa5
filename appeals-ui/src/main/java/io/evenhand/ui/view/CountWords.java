// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.view;

import io.evenhand.asn.collateral.Count;
import io.evenhand.enforcement.document.Phrasebook;

/** How many accounts something concerns, as it may be shown, in one language. */
public record CountWords(Phrasebook words) {
    public String of(Count count) {
        if (count instanceof Count.About about) {
            return words.say("network.count.about", "n", about.value(), "error", about.standardErrorPercent());
        }
        return count instanceof Count.Exact exact
                ? words.say("network.count.exact", "n", exact.value())
                : words.say("network.count.few", "n", Count.HIDING);
    }
}
