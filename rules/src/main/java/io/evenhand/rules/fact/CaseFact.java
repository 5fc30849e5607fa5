// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules.fact;

/**
 * All that a rule may know about one account at one time: flat, so that a rule is a list of conditions on one line of
 * numbers and needs no join. It names no address, range, host or place, because no rule may decide by them.
 *
 * @param score the assessment's score, decibans; means nothing unless {@code enough}
 * @param enough whether the minimum-evidence gate is passed
 * @param rhythmPoints the strongest single rhythm, decibans, at most what the rhythm family adds to the score
 * @param periodDays the period of that rhythm, days; 0 without one
 * @param multiples how many different whole multiples of the period occur
 * @param onCycleViewers how many different viewers keep to it
 * @param removedViewers how many different viewers lost access by the owner's act, on the rhythm or off it
 * @param tradeMarks how many marks of a trade have points that a program which ends guests' access does not explain: trials,
 *     limits that differ by plan, viewers with new accounts
 * @param linkPoints what strong-key links add to the score, decibans
 * @param linkPeers how many other owner accounts share a strong key
 * @param scalePoints what the scale of the sharing adds to the score, decibans
 * @param automationPoints what automation adds to the score, decibans
 * @param exculpatoryPoints what speaks for the account, decibans, at most 0
 * @param tiesPoints the part of it that comes from ties among viewers, at most 0
 * @param reciprocityPoints the part of it that comes from viewers who share back, at most 0
 * @param tenurePoints the part of it that comes from long live tenures, at most 0
 * @param assumedPoints what was counted in favour of the account because nobody measured it, at most 0
 * @param ties how closely viewers know each other
 * @param externalViewers distinct viewers outside the Home who played something in the last 30 days
 * @param agedTenures ended external tenures that count as evidence
 * @param persistenceTrue in how many of the latest weekly evaluations the account stood out
 * @param persistenceOf how many of them were made
 * @param playbackSeen whether playback events of the account arrive
 * @param tiesSeen whether somebody measures ties
 * @param keysSeen whether strong keys of the account arrive
 * @param allowlisted whether an allow entry is active at the time of the assessment
 * @param held whether a migration hold is running at that time
 * @param appealOpen whether an appeal waits for its decision
 * @param evidenceVerified whether two people verified evidence of sale
 * @param priorNotices how many notices the account holder was given in the last year
 */
public record CaseFact(
        int score,
        boolean enough,
        int rhythmPoints,
        double periodDays,
        int multiples,
        int onCycleViewers,
        int removedViewers,
        int tradeMarks,
        int linkPoints,
        int linkPeers,
        int scalePoints,
        int automationPoints,
        int exculpatoryPoints,
        int tiesPoints,
        int reciprocityPoints,
        int tenurePoints,
        int assumedPoints,
        Knit ties,
        int externalViewers,
        int agedTenures,
        int persistenceTrue,
        int persistenceOf,
        Known playbackSeen,
        Known tiesSeen,
        Known keysSeen,
        boolean allowlisted,
        boolean held,
        boolean appealOpen,
        boolean evidenceVerified,
        int priorNotices) {
    /** In so many weekly evaluations an account stands out before it counts as persistent. */
    public static final int PERSISTENT_FROM = 3;

    public CaseFact {
        if (Math.max(exculpatoryPoints, assumedPoints) > 0
                || Math.max(tiesPoints, Math.max(reciprocityPoints, tenurePoints)) > 0) {
            throw new IllegalArgumentException("what speaks for an account cannot add to its score");
        }
    }

    /** True if the account stood out in at least three of the latest evaluations, which are four at most. */
    public boolean persistent() {
        return persistenceTrue >= PERSISTENT_FROM;
    }

    /** False if nobody told the account's strong keys: then no link is not a fact. */
    public boolean linksKnown() {
        return keysSeen == Known.YES || linkPoints != 0 || linkPeers != 0;
    }

    /** False if there is no rhythm that the fields about it could describe. */
    public boolean rhythmKnown() {
        return rhythmPoints != 0 || periodDays != 0 || multiples != 0 || onCycleViewers != 0 || removedViewers != 0;
    }

    /** False if nobody measured ties among viewers. */
    public boolean tiesKnown() {
        return ties != Knit.UNKNOWN;
    }

    /** False if nobody measured who shares back. */
    public boolean reciprocityKnown() {
        return tiesSeen == Known.YES || reciprocityPoints != 0;
    }

    /** False if the tenures may be among what was assumed. */
    public boolean tenureKnown() {
        return tenurePoints != 0 || assumedPoints == 0;
    }

    /** False if nobody told who played something. */
    public boolean playbackKnown() {
        return playbackSeen == Known.YES || externalViewers != 0;
    }

    /** False before the first weekly evaluation. */
    public boolean persistenceKnown() {
        return persistenceOf != 0;
    }
}
