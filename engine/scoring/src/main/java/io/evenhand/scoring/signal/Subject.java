// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.signal;

import io.evenhand.scoring.history.AccountHistory;
import io.evenhand.scoring.history.Evidence;
import io.evenhand.scoring.link.Peers;

/**
 * One account at one boundary, as the signals see it: no signal looks at anything else.
 *
 * @param account its name, needed for the seeds of random draws
 * @param history what is remembered of its conduct
 * @param peers what its strong keys and viewers told of other accounts
 * @param evidence the ended tenures that may speak about it
 * @param now the boundary, milliseconds
 */
public record Subject(String account, AccountHistory history, Peers peers, Evidence evidence, long now) {
    public static Subject of(String account, AccountHistory history, Peers peers, long now) {
        return new Subject(account, history, peers, Evidence.of(history.endedTenures(), now), now);
    }
}
