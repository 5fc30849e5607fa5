// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.privacy.catalogue;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How long something is kept, and from when. */
public enum Retention {
    SIGNALS("30 days, unless a case or a decision rests on it", Duration.ofDays(30)),
    CASE_WITHOUT_ACTION("90 days after the case was closed", Duration.ofDays(90)),
    DECISION(
            "24 months after the measure ended; 12 months for a notice; 90 days after an appeal that was granted in"
                    + " full",
            Duration.ofDays(731)),
    EVIDENCE(
            "until the date set when it was gathered, 24 months at most; longer only while a case or an appeal is open",
            null),
    REPORT("12 months after it was answered", Duration.ofDays(366)),
    CONTACT("90 days after the appeal was decided", Duration.ofDays(90)),
    VIEWS("24 months", Duration.ofDays(731)),
    RIGHTS("24 months after the answer", Duration.ofDays(731)),
    RECEIPT("24 months; it holds no name once the erasure is done", Duration.ofDays(731)),
    HOLD("90 days after it ended", Duration.ofDays(90)),
    ALLOW("12 months after the entry ended", Duration.ofDays(366)),
    TRAITS("90 days after the last report", Duration.ofDays(90)),
    OUTBOX("7 days after it was sent", Duration.ofDays(7)),
    STAY("an hour", Duration.ofHours(1)),
    SESSION("12 hours", Duration.ofHours(12)),
    MESSAGE("30 days after it was sent or given up", Duration.ofDays(30)),
    DRAFT("30 days after it was last saved, or until it is sent", Duration.ofDays(30)),
    CHALLENGE("30 days after it ended", Duration.ofDays(30)),
    OWNER("until the ownership ends, then 12 months", Duration.ofDays(366)),
    CONSENT("24 months after it was said; a yes counts for 12 of them", Duration.ofDays(731)),
    REGISTER("36 months", Duration.ofDays(1096)),
    EVENTS(
            "200 days, because scoring looks back 180; after an erasure nothing from before is read any more",
            Duration.ofDays(200)),
    NEWEST("the newest one of an account, until an erasure; older ones go within two days", null),
    NETWORKS("the newest one of an account, for 30 days at most or until an erasure", Duration.ofDays(30)),
    DEAD_LETTERS("90 days", Duration.ofDays(90)),
    WHILE_ACCOUNT("as long as anything else is kept about the account", null),
    WHILE_STAFF("as long as the person works here and their acts are kept", null),
    FOR_EVER("kept; it names no account holder", null);

    private final String words;
    private final @Nullable Duration period;

    Retention(String words, @Nullable Duration period) {
        this.words = words;
        this.period = period;
    }

    public String words() {
        return words;
    }

    /** The period, or null if another event than time ends it. */
    public @Nullable Duration period() {
        return period;
    }
}
