// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.evenhand.enforcement.attachment.FileVault;
import io.evenhand.enforcement.identity.StaffMember;
import io.evenhand.enforcement.ledger.AnnexRow;
import io.evenhand.enforcement.ledger.AnnexRow.Ground;
import io.evenhand.enforcement.ledger.Books;
import io.evenhand.enforcement.ledger.CaseRow;
import io.evenhand.enforcement.ledger.CaseState;
import io.evenhand.enforcement.ledger.EvidenceRow;
import io.evenhand.enforcement.ledger.Ledger;
import io.evenhand.enforcement.privacy.AccessLog.What;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the part of evidence that would name somebody else is sealed, and opened by the data protection officer. The person is
 * told that it exists, why, and who can check it (Court of Justice of the European Union, C-203/22, paragraphs 74 to 76).
 */
public final class AnnexDesk {
    /** The shortest reason to seal or to open, in characters. */
    public static final int WHY_LENGTH_MIN = 40;

    private static final int WHY_LENGTH_MAX = 1_000;
    private static final int CONTENT_LENGTH_MAX = 10_000;
    private static final int ROWS_MAX = 200;

    private final Ledger ledger;
    private final FileVault vault;
    private final Clock clock;

    public AnnexDesk(Ledger ledger, FileVault vault, Clock clock) {
        this.ledger = ledger;
        this.vault = vault;
        this.clock = clock;
    }

    /** What came of sealing or opening. */
    public sealed interface Result {
        /** It is sealed. */
        record Sealed() implements Result {}

        /** What it says; that it was opened is in the log, and the person sees that it was. */
        record Opened(AnnexRow row, String content) implements Result {}

        /** Nothing happened. */
        record Refused(Why why) implements Result {}
    }

    /** Why nothing happened. */
    public enum Why {
        NOT_FOUND,
        ROLE,
        /** The case was decided, or the evidence withdrawn. */
        STATE,
        /** One in a case, so that what decides it stays readable. */
        ALREADY_ONE,
        TEXT_TOO_SHORT,
        TEXT_TOO_LONG
    }

    /**
     * Seals a part of evidence; it can be opened by the data protection officer only, and not changed by anybody.
     *
     * @param why the person cannot read it
     */
    public Result seal(String evidence, StaffMember by, Ground ground, String why, String content) {
        if (why.strip().length() < WHY_LENGTH_MIN || content.isBlank()) {
            return new Result.Refused(Why.TEXT_TOO_SHORT);
        }
        if (why.strip().length() > WHY_LENGTH_MAX || content.length() > CONTENT_LENGTH_MAX) {
            return new Result.Refused(Why.TEXT_TOO_LONG);
        }
        Instant now = now();
        return ledger.inTransaction(books -> {
            EvidenceRow known = books.evidence().find(evidence);
            if (known == null) {
                return new Result.Refused(Why.NOT_FOUND);
            }
            books.accounts().lock(known.account());
            Why wrong = wrong(books, known.id(), by);
            if (wrong != null) {
                return new Result.Refused(wrong);
            }
            books.annexes()
                    .add(
                            new AnnexRow(
                                    evidence, known.caseId(), known.account(), ground, why.strip(), by.name(), now),
                            vault.seal(content.strip().getBytes(UTF_8), place(evidence)));
            books.audit().append(now, by.name(), "annex.sealed", "evidence:" + evidence, ground.name());
            return new Result.Sealed();
        });
    }

    private static @Nullable Why wrong(Books books, String evidence, StaffMember by) {
        EvidenceRow row = books.evidence().find(evidence);
        if (row == null) {
            return Why.NOT_FOUND;
        }
        if (!by.role().decidesCases()) {
            return Why.ROLE;
        }
        CaseRow file = books.cases().find(row.caseId());
        if (row.withdrawnAt() != null
                || file == null
                || (file.state() != CaseState.OPEN && file.state() != CaseState.PROPOSED)) {
            return Why.STATE;
        }
        return books.annexes().of(row.caseId()) == null ? null : Why.ALREADY_ONE;
    }

    /**
     * Opens one, in the same transaction in which that is noted for the log and for the person.
     *
     * @param purpose what for, at least {@link #WHY_LENGTH_MIN} characters
     */
    public Result open(String evidence, StaffMember by, String purpose) {
        if (!by.role().seesAccess()) {
            return new Result.Refused(Why.ROLE);
        }
        if (purpose.strip().length() < WHY_LENGTH_MIN) {
            return new Result.Refused(Why.TEXT_TOO_SHORT);
        }
        if (purpose.strip().length() > WHY_LENGTH_MAX) {
            return new Result.Refused(Why.TEXT_TOO_LONG);
        }
        Instant now = now();
        return ledger.inTransaction(books -> {
            AnnexRow row = books.annexes().find(evidence);
            if (row == null) {
                return new Result.Refused(Why.NOT_FOUND);
            }
            books.privacy()
                    .viewed(row.account(), by.name(), by.role().name(), What.SEALED_ANNEX.name(), purpose.strip(), now);
            books.audit().append(now, by.name(), "annex.opened", "evidence:" + evidence, "");
            return new Result.Opened(
                    row, new String(vault.open(books.annexes().content(evidence), place(evidence)), UTF_8));
        });
    }

    /** Everything that is sealed, the newest first, without what it says; for the data protection officer. */
    public List<AnnexRow> all(StaffMember asker) {
        if (!asker.role().seesAccess()) {
            throw new IllegalArgumentException("only the data protection officer sees what is sealed");
        }
        return ledger.inTransaction(books -> books.annexes().all(ROWS_MAX));
    }

    private static String place(String evidence) {
        return "annex:" + evidence;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
