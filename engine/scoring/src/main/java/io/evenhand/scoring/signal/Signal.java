// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.signal;

import io.evenhand.contract.assessment.Family;
import io.evenhand.contract.event.WireName;

/**
 * The catalogue: every signal of the scorecard with the name that assessments, rules and rebuttals use. What each one is
 * stands in the class that measures it.
 */
public enum Signal implements WireName {
    RHYTHM_TENURE("rhythm.tenure", Family.RHYTHM, "P120D", Privacy.SERVICE_RECORD, BillingRhythm::measure),
    RHYTHM_PUNCTUALITY(
            "rhythm.punctuality", Family.RHYTHM, "P120D", Privacy.SERVICE_RECORD, RemovalPunctuality::measure),
    RHYTHM_TRIALS("rhythm.trials", Family.RHYTHM, "P90D", Privacy.SERVICE_RECORD, Trials::measure),
    RHYTHM_CHURN("rhythm.churn", Family.RHYTHM, "P90D", Privacy.SERVICE_RECORD, Churn::measure),
    RHYTHM_LAPSE_RENEW("rhythm.lapse_renew", Family.RHYTHM, "P120D", Privacy.SERVICE_RECORD, LapseRenew::measure),
    LINK_KEYS("link.keys", Family.LINK, "P180D", Privacy.RELATION, StrongKeys::measure),
    SCALE_EXTERNAL_VIEWERS(
            "scale.external_viewers", Family.SCALE, "P30D", Privacy.USAGE_COUNT, ExternalViewers::measure),
    SCALE_SERVERS_CLAIMED(
            "scale.servers_claimed", Family.SCALE, "P30D", Privacy.SERVICE_RECORD, ServersClaimed::measure),
    SCALE_INVITE_RAMP("scale.invite_ramp", Family.SCALE, "P14D", Privacy.SERVICE_RECORD, InviteRamp::measure),
    SCALE_DORMANT_ACTIVATION(
            "scale.dormant_activation", Family.SCALE, "P180D", Privacy.SERVICE_RECORD, DormantActivation::measure),
    SCALE_CONCURRENCY("scale.concurrency", Family.SCALE, "P28D", Privacy.USAGE_COUNT, Concurrency::measure),
    AUTOMATION_CHANGES(
            "automation.changes", Family.AUTOMATION, "P90D", Privacy.SERVICE_RECORD, ProgrammaticChanges::measure),
    AUTOMATION_CAP_ENFORCEMENT(
            "automation.cap_enforcement", Family.AUTOMATION, "P28D", Privacy.USAGE_COUNT, CapEnforcement::measure),
    AUTOMATION_SEAT_REFILL(
            "automation.seat_refill", Family.AUTOMATION, "P120D", Privacy.SERVICE_RECORD, SeatRefill::measure),
    AUTOMATION_PLAN_TIERS(
            "automation.plan_tiers", Family.AUTOMATION, "P0D", Privacy.SERVICE_RECORD, PlanTiers::measure),
    AUTOMATION_PUBLIC_LINKS(
            "automation.public_links", Family.AUTOMATION, "P90D", Privacy.SERVICE_RECORD, PublicLinks::measure),
    TIES_DENSITY("ties.density", Family.EXCULPATORY, "P180D", Privacy.RELATION, TieDensity::measure),
    TIES_RECIPROCITY("ties.reciprocity", Family.EXCULPATORY, "P180D", Privacy.RELATION, Reciprocity::measure),
    TENURE_MEDIAN_LIVE(
            "tenure.median_live", Family.EXCULPATORY, "P0D", Privacy.SERVICE_RECORD, MedianLiveTenure::measure),
    HOME_SHARE("home.share", Family.EXCULPATORY, "P0D", Privacy.SERVICE_RECORD, HomeShare::measure),
    DECLARED_PASSES("declared.passes", Family.EXCULPATORY, "P120D", Privacy.SERVICE_RECORD, DeclaredPasses::measure),
    LINK_RECLAIM("link.reclaim", Family.LINK, "P90D", Privacy.SERVICE_RECORD, ReclaimedServers::measure),
    LINK_CARRY_OVER("link.carry_over", Family.LINK, "P180D", Privacy.RELATION, CarriedCohort::measure),
    LINK_EQUALISED("link.equalised", Family.LINK, "P180D", Privacy.RELATION, EqualisedFleet::measure),
    LINK_SYNCHRONISED("link.synchronised", Family.LINK, "P90D", Privacy.RELATION, SynchronisedShares::measure),
    SCALE_FRESH_VIEWERS("scale.fresh_viewers", Family.SCALE, "P120D", Privacy.RELATION, FreshViewers::measure);

    /** How deep a signal looks into people's affairs; content (titles, files, artwork) is a class that does not exist. */
    public enum Privacy {
        /** Class 0: a record needed to run the service at all. */
        SERVICE_RECORD,
        /** Class 1: a count of use. */
        USAGE_COUNT,
        /** Class 2: a pseudonym of a device or a payment. */
        PSEUDONYM,
        /** Class 3: a relation between people or accounts, of which only a count leaves the join. */
        RELATION
    }

    /** How a signal is measured: a pure function. */
    @FunctionalInterface
    interface Measure {
        Measured of(Subject subject);
    }

    private final String wire;
    private final Family family;
    private final String window;
    private final Privacy privacy;
    private final Measure measure;

    Signal(String wire, Family family, String window, Privacy privacy, Measure measure) {
        this.wire = wire;
        this.family = family;
        this.window = window;
        this.privacy = privacy;
        this.measure = measure;
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

    public Privacy privacy() {
        return privacy;
    }

    /** Whether it is one of the two readings of the same removals. */
    public boolean isRhythm() {
        return this == RHYTHM_TENURE || this == RHYTHM_PUNCTUALITY;
    }

    /** The signal of an account at a boundary. */
    public Measured measure(Subject subject) {
        return measure.of(subject);
    }
}
