// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.cases;

import io.evenhand.enforcement.ledger.CaseEvent;
import io.evenhand.enforcement.ledger.CaseEventKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What one person made of the evidence before they saw points, a proposal or anybody else's view. */
public record OwnView(Instant at, String staff, Finding finding, String words) {
    /** The shortest view, in characters. */
    public static final int LENGTH_MIN = 40;

    /** What the person finds. */
    public enum Finding {
        BROKEN(CaseEventKind.VIEW_BROKEN),
        NOT_BROKEN(CaseEventKind.VIEW_NOT_BROKEN),
        UNSURE(CaseEventKind.VIEW_UNSURE);

        private final CaseEventKind kind;

        Finding(CaseEventKind kind) {
            this.kind = kind;
        }

        CaseEventKind kind() {
            return kind;
        }
    }

    /** The view that an event holds, or null if it holds none. */
    static @Nullable OwnView of(CaseEvent event) {
        for (Finding finding : Finding.values()) {
            if (event.kind() == finding.kind && event.staff() != null && event.words() != null) {
                return new OwnView(event.at(), event.staff(), finding, event.words());
            }
        }
        return null;
    }
}
