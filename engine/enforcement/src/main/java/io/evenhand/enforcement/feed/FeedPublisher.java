// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.feed;

import io.evenhand.enforcement.identity.StaffMember;
import io.evenhand.enforcement.ledger.Ledger;
import io.evenhand.enforcement.notice.NoticeLinks;
import java.time.Clock;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Turns what the ledger decides into revisions of the feed. One per ledger and directory. */
public final class FeedPublisher implements AutoCloseable {
    public FeedPublisher(Ledger ledger, NoticeLinks links, FeedSettings settings, Clock clock) {}

    /** Makes the first revision if there is none, then follows the ledger on a thread of its own. */
    public void start() {
        throw new UnsupportedOperationException("not yet");
    }

    /** The newest announced revision. */
    public long head() {
        throw new UnsupportedOperationException("not yet");
    }

    /** Calls {@code listener} with every revision announced from now on, and again when its manifest is renewed. */
    public void onAnnounce(LongConsumer listener) {
        throw new UnsupportedOperationException("not yet");
    }

    /** What the fuse holds back, or null. */
    public @Nullable Held held() {
        throw new UnsupportedOperationException("not yet");
    }

    /** Lets what is held back pass, on a person's word. */
    public boolean release(StaffMember by) {
        throw new UnsupportedOperationException("not yet");
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException("not yet");
    }
}
