// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.link;

import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * A place where accounts meet without knowing of each other: it hears what each says, in any order, and tells each at every
 * weekly boundary what the others did before it.
 *
 * <p>Hearing is commutative and idempotent; telling is a function of what was heard and of the boundaries up to this one,
 * each of which must be reached while there is a meeting. So the order of arrival leaves no trace, and what was heard of
 * the time after a boundary does not count at it.
 */
public interface Meeting<F> {
    /** Hears what an account says; returns what has to be told at once, which is only that somebody is gone. */
    List<LinkFact> add(F fact);

    /** What each account learns at a boundary; {@code name} is what this meeting is kept under. */
    List<LinkFact> tell(String name, long boundary);

    /** Forgets what no boundary after this one looks at. */
    void prune(long boundary);

    /** Whether there may be something to tell at the next boundary. */
    boolean isMeeting();

    /** When the newest of what it heard has left every window. */
    long expiry();

    boolean isEmpty();

    void write(DataOutput out) throws IOException;
}
