// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.undo;

import io.evenhand.enforcement.ledger.UndoRow;
import io.evenhand.enforcement.notice.PlainDate;
import java.time.Instant;

/** What an account holder is told when a decision was undone together with others. */
final class UndoWords {
    private UndoWords() {}

    static String told(UndoRow order, boolean restrictedOtherwise, Instant now) {
        return "On " + PlainDate.of(now) + " we took back everything that "
                + (order.rule() == null ? "our rules" : "one of our rules")
                + " had decided since " + PlainDate.of(order.since())
                + ", because we found that it was wrong. This decision is one of them. The reason: " + order.reason()
                + (restrictedOtherwise
                        ? " Another decision about your account is not part of this and goes on; its own notice says why."
                        : "");
    }
}
