// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.network;

import java.util.List;

/** What became of a step towards a measure. */
public sealed interface Proposed {
    /** It is written down; who must speak next, if anybody, is in the ledger. */
    record Done(long id) implements Proposed {}

    /** It may not be: each reason is one sentence. */
    record Refused(List<String> faults) implements Proposed {
        public Refused {
            faults = List.copyOf(faults);
        }
    }
}
