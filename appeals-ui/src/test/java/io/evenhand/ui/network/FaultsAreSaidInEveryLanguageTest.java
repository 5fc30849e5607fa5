// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.asn.address.Prefix;
import io.evenhand.asn.collateral.Collateral;
import io.evenhand.asn.collateral.Count;
import io.evenhand.asn.collateral.Footprint;
import io.evenhand.asn.dataset.DatasetFolder;
import io.evenhand.enforcement.document.Language;
import io.evenhand.enforcement.network.MeasureLint;
import io.evenhand.enforcement.network.NetworkMeasure;
import io.evenhand.enforcement.network.Proposal;
import io.evenhand.ui.text.Texts;
import io.evenhand.ui.view.SaidView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Whatever programs find against a measure is read in the reader's language; what nobody knows stays as it was kept. */
class FaultsAreSaidInEveryLanguageTest {
    @Test
    void everythingThatSpeaksAgainstAMeasure() {
        List<String> faults = new ArrayList<>();
        faults.addAll(faults("10.0.0.0/8", Duration.ofHours(73), "short", false));
        faults.addAll(faults("198.18.0.0/16", Duration.ofHours(1), "short", true));
        assertTrue(faults.size() > 8, faults.toString());
        for (String typed :
                List.of("no", "10.0.0.1/8", "10.0.0.0/33", "0.0.0.0/0", "10.0.0.0/08", "::ffff:10.0.0.0/90")) {
            faults.add(String.valueOf(assertThrows(IllegalArgumentException.class, () -> Prefix.parse(typed))
                    .getMessage()));
        }
        for (Language language : List.of(Language.FR, Language.DE)) {
            for (String fault : faults) {
                SaidView said = ProgramWords.in(Texts.of(language)).of(fault);
                assertFalse(said.isEnglish(), fault);
                assertFalse(said.text().contains(" it "), said.text());
            }
        }
    }

    @Test
    void aFigureIsWrittenAsTheLanguageWritesIt() {
        assertEquals(
                "gesehene Konten, höchstens: weniger als 5; davon ohne jeden Beleg: nicht gezeigt; Systeme im /8: 1.234",
                ProgramWords.in(Texts.of(Language.DE))
                        .of("accounts seen, at most: fewer than 5; without any evidence against them: not shown; "
                                + "systems in the /8: 1,234")
                        .text());
    }

    @Test
    void aSentenceOfNoKnownShapeStaysAsItWasKept() {
        String unknown = "say why in 20 to 2,000 characters; and something of another year";
        assertEquals(
                SaidView.english(unknown),
                ProgramWords.in(Texts.of(Language.FR)).of(unknown));
    }

    private static List<String> faults(String prefix, Duration length, String words, boolean automatic) {
        Prefix asked = Prefix.parse(prefix);
        return MeasureLint.faults(
                new Proposal(asked, NetworkMeasure.Action.DENY, NetworkMeasure.Cause.DDOS, words, length, automatic),
                collateral(prefix, asked),
                List.of(asked));
    }

    private static Collateral collateral(String text, Prefix prefix) {
        var edition = DatasetFolder.synthetic().edition();
        return new Collateral(
                text,
                Footprint.of(edition.table(), prefix),
                Instant.EPOCH,
                true,
                new Count.Exact(12),
                null,
                null,
                new TreeMap<>(),
                new Count.Exact(6),
                List.of(prefix),
                List.of(),
                edition.provenance());
    }
}
