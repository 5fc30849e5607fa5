// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.notification;

import java.time.Instant;

/** What colleagues can be told of. Nothing here is about playback, and no event names an account. */
public enum EventKind {
    CASE_OPENED("A case was opened", "case:c-1", "proposed: limit"),
    DECISION_MADE("A measure was decided", "decision:d-1", ""),
    APPEAL_FILED("An appeal was filed", "appeal:a-1", "answer by 2027-03-01"),
    APPEAL_DECIDED("An appeal was decided", "appeal:a-1", "overturned"),
    SLA_NEAR("A deadline ends within a day", "clock:7", "DECISION"),
    SLA_BREACHED("A deadline was missed", "decision:d-1", "DECISION RELIEVED"),
    BREAKER_TRIPPED("A breaker tripped", "breaker:3", "limit-rhythm-and-links"),
    BREAKER_RELEASED("A breaker was released", "breaker:3", "checked by hand"),
    DRIFT("Outcomes drift", "outcomes", "limit: 9.0 % in 7 days, 3.0 % in the 28 before"),
    FEED_HELD("The feed holds a revision back", "feed", "120 accounts, 50 allowed"),
    FEED_RELEASED("A held revision was released", "feed", "120 decisions"),
    FEED_PINNED(
            "Edges were told to stay at a revision", "feed", "revision 7 until 2027-03-01T10:00:00Z: it looks wrong"),
    FEED_UNPINNED("Edges go on from a pinned revision", "feed", "revision 7: it was right");

    private final String words;
    private final String sampleSubject;
    private final String sampleDetail;

    EventKind(String words, String sampleSubject, String sampleDetail) {
        this.words = words;
        this.sampleSubject = sampleSubject;
        this.sampleDetail = sampleDetail;
    }

    public String words() {
        return words;
    }

    /** What one of this kind looks like, for a preview. */
    public Happening sample(Instant at) {
        return new Happening(this, "sample", at, sampleSubject, sampleDetail);
    }
}
