// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.model;

import io.evenhand.contract.assessment.Family;
import io.evenhand.contract.event.WireName;

/** The signals of the scorecard, with the names that assessments, rules and rebuttals use. */
public enum Signal implements WireName {
    /** Billing rhythm of ended tenures. */
    RHYTHM_TENURE("rhythm.tenure", Family.RHYTHM, "P120D"),
    /** Very short tenures; supports a rhythm, says nothing by itself. */
    RHYTHM_TRIALS("rhythm.trials", Family.RHYTHM, "P90D"),
    /** How fast viewers come and go; supports a rhythm, says nothing by itself. */
    RHYTHM_CHURN("rhythm.churn", Family.RHYTHM, "P90D"),
    /** Other sharing accounts that use the same strong keys. */
    LINK_KEYS("link.keys", Family.LINK, "P180D"),
    /** Distinct external viewers who played something. */
    SCALE_EXTERNAL_VIEWERS("scale.external_viewers", Family.SCALE, "P30D"),
    /** Social ties among the external viewers. */
    TIES_DENSITY("ties.density", Family.EXCULPATORY, "P180D"),
    /** External viewers who share back. */
    TIES_RECIPROCITY("ties.reciprocity", Family.EXCULPATORY, "P180D"),
    /** How long those who have access now have had it. */
    TENURE_MEDIAN_LIVE("tenure.median_live", Family.EXCULPATORY, "P0D");

    private final String wire;
    private final Family family;
    private final String window;

    Signal(String wire, Family family, String window) {
        this.wire = wire;
        this.family = family;
        this.window = window;
    }

    @Override
    public String wire() {
        return wire;
    }

    public Family family() {
        return family;
    }

    /** The span of event time looked at, as an ISO 8601 duration. */
    public String window() {
        return window;
    }
}
