// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.report;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.simulator.truth.KaplanMeier;
import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

/** Drawings are well-formed, place values where they belong, and let no text become markup. */
class PlotsTest {
    @Test
    void everyDrawingIsWellFormed() {
        wellFormed(new IntervalPlot("recall & <more>", "%")
                .even(0, 100)
                .mark(85)
                .row("R1", 80.0, 70, 90, "80 %", "accent")
                .row("none", null, 0, 30, "0 of 10", "muted")
                .html());
        wellFormed(new IntervalPlot("rates", "per 100,000")
                .logarithmic(1, 100_000)
                .row("zero", null, 0, 12, "0 of 3", "bad")
                .html());
        wellFormed(new CurvePlot("found", 200)
                .curve("limited", KaplanMeier.of(List.of(new KaplanMeier.Watched(30, true))), "accent")
                .curve("never", KaplanMeier.of(List.of()), "muted")
                .html());
        wellFormed(new HeatMap("grid", "viewers", List.of("10", "20"))
                .cell("monthly", "10", 0.1)
                .cell("monthly", "20", 0.9)
                .html());
    }

    @Test
    void anAxisPlacesValuesAndKeepsOthersOnItsEdge() {
        Scale even = Scale.even(0, 100, 10, 110);
        assertEquals(60, even.at(50), 1e-9);
        assertEquals(10, even.at(-5), 1e-9);
        Scale logarithmic = Scale.logarithmic(1, 10_000, 0, 100);
        assertEquals(50, logarithmic.at(100), 1e-9);
        assertEquals(0, logarithmic.at(0), 1e-9);
        assertEquals(List.of(1.0, 10.0, 100.0, 1_000.0, 10_000.0), logarithmic.ticks());
        assertThrows(IllegalArgumentException.class, () -> Scale.logarithmic(0, 1, 0, 1));
    }

    @Test
    void aPageIsOneFileThatAsksNobodyForAnything() {
        String page = new Html()
                .heading(1, "a <b> & c")
                .table(List.of("x"), List.of(List.of("met|<i>")))
                .page("t");
        assertTrue(page.contains("a &lt;b&gt; &amp; c"), page);
        assertTrue(page.contains("<td class=\"met\">&lt;i&gt;</td>"), page);
        assertFalse(page.contains("http"), page);
        assertFalse(page.contains("<script"), page);
        assertTrue(page.contains("width=device-width"), page);
    }

    private static void wellFormed(String svg) {
        assertDoesNotThrow(
                () -> DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new InputSource(new StringReader(svg))),
                svg);
    }
}
