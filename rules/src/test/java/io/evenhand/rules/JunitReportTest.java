// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.rules.ruleset.CaseResult;
import io.evenhand.rules.ruleset.JunitReport;
import java.io.StringReader;
import java.util.List;
import java.util.Locale;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** The report of cases is XML that a build server reads, whatever stands in a case. */
class JunitReportTest {
    @Test
    void passedAndFailedCasesAreToldApartAndHostileTextStaysText() throws Exception {
        String hostile = "a \"case\" of <b> & \u0007 \uD83D\uDE00";
        Document report = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(JunitReport.of(
                        "rules",
                        List.of(
                                new CaseResult("a.yaml", "good", List.of(), null),
                                new CaseResult(
                                        "b.yaml", hostile, List.of("outcome: wanted none, got ]]>", "x"), null))))));
        Element suite = report.getDocumentElement();
        assertEquals("2", suite.getAttribute("tests"));
        assertEquals("1", suite.getAttribute("failures"));
        Element failed = (Element) suite.getElementsByTagName("testcase").item(1);
        assertEquals("b.yaml: a \"case\" of <b> & ? \uD83D\uDE00", failed.getAttribute("name"));
        assertEquals("outcome: wanted none, got ]]>\nx", failed.getTextContent().strip());
        assertEquals(1, suite.getElementsByTagName("failure").getLength());
    }

    @Test
    void numbersAreThoseOfXmlOnEveryMachine() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        try {
            String report = JunitReport.of("rules", List.of(new CaseResult("a.yaml", "", List.of("x"), null)));
            assertTrue(report.contains("tests=\"1\" failures=\"1\""), report);
            assertTrue(report.contains("\"1 came out otherwise\""), report);
        } finally {
            Locale.setDefault(before);
        }
    }
}
