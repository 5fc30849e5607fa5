// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.cases;

import io.evenhand.contract.id.AccountId;
import io.evenhand.enforcement.identity.StaffMember;
import io.evenhand.enforcement.ledger.CaseId;
import io.evenhand.enforcement.ledger.Ledger;
import io.evenhand.enforcement.notice.NoticeLinks;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where people read the evidence about an account and act on it. */
public final class CaseDesk {
    /** The shortest reason that goes with an act, in characters. */
    public static final int REASON_LENGTH_MIN = 10;

    public CaseDesk(Ledger ledger, NoticeLinks links, Clock clock) {}

    /** Cases that wait for a person: proposals that wait for a second one first, then the oldest. */
    public List<CaseSummary> queue() {
        throw new UnsupportedOperationException("not yet");
    }

    /** The file of a case, or null; that this person opened it is remembered. */
    public @Nullable CaseFile file(CaseId id, StaffMember reader) {
        throw new UnsupportedOperationException("not yet");
    }

    /** Everything about an account. */
    public AccountFile accountFile(AccountId account) {
        throw new UnsupportedOperationException("not yet");
    }

    /** Closes a case without a measure. */
    public Acted dismiss(CaseId id, int version, StaffMember by, String reason) {
        throw new UnsupportedOperationException("not yet");
    }

    /** Proposes LIMIT; it takes effect when a second person agrees. */
    public Acted proposeLimit(CaseId id, int version, StaffMember by, String reason) {
        throw new UnsupportedOperationException("not yet");
    }

    /** Agrees with a proposal: the measure takes effect. */
    public Acted agree(CaseId id, int version, StaffMember by, String reason) {
        throw new UnsupportedOperationException("not yet");
    }

    /** Disagrees with a proposal: the case is open again. */
    public Acted disagree(CaseId id, int version, StaffMember by, String reason) {
        throw new UnsupportedOperationException("not yet");
    }

    /** Adds a note. */
    public Acted note(CaseId id, int version, StaffMember by, String text) {
        throw new UnsupportedOperationException("not yet");
    }

    /** How things stand, in figures. */
    public Overview overview() {
        throw new UnsupportedOperationException("not yet");
    }
}
