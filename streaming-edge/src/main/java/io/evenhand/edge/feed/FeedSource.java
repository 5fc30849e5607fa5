// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.feed;

import io.evenhand.contract.policy.Body;
import java.io.IOException;
import java.util.List;

/** Where the feed's files come from; bytes only, nothing is believed here. */
public interface FeedSource {
    /** The signed manifest's bytes. */
    byte[] head() throws IOException;

    byte[] snapshot(Body snapshot) throws IOException;

    /** One delta a line, starting with the one that applies to {@code from}. */
    byte[] deltas(long from, List<Body> wanted) throws IOException;

    /** Every delta after {@code from} that the publisher still has, one a line; an exception if they are longer than that. */
    byte[] deltasSince(long from, long lengthMax) throws IOException;

    /** Tells the publisher what is in force here. */
    void acknowledge(long rev) throws IOException;
}
