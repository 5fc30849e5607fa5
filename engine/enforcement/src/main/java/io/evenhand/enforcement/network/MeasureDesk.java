// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.network;

import io.evenhand.asn.address.Prefix;
import io.evenhand.asn.collateral.Collateral;
import io.evenhand.asn.collateral.CollateralPreview;
import io.evenhand.enforcement.identity.StaffMember;
import io.evenhand.enforcement.ledger.Books;
import io.evenhand.enforcement.ledger.Ledger;
import io.evenhand.enforcement.ledger.MeasureRow;
import io.evenhand.enforcement.ledger.NetworkBook;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where two people make a measure against an attack. The first proposes, or takes up what a program proposed; the second
 * agrees with the same preview in hand, and only then it begins.
 */
public final class MeasureDesk {
    private static final String DETECTOR = "detector";
    private static final int ROWS_MAX = 500;

    private final Ledger ledger;
    private final CollateralPreview preview;
    private final List<Prefix> never;
    private final Clock clock;

    /** @param never networks that nothing is ever refused from */
    public MeasureDesk(Ledger ledger, CollateralPreview preview, List<Prefix> never, Clock clock) {
        this.ledger = ledger;
        this.preview = preview;
        this.never = List.copyOf(never);
        this.clock = clock;
    }

    /** A person proposes: their word is the first of two. */
    public Proposed propose(StaffMember by, Proposal proposal) {
        if (!by.role().answersForRules()) {
            return new Proposed.Refused(List.of("only leads and administrators propose measures against networks"));
        }
        return propose(proposal, by.name());
    }

    /** A program proposes: two people must still say so, and the prefix may not be wider than programs may. */
    public Proposed proposeAutomatically(Proposal proposal) {
        return propose(proposal, DETECTOR);
    }

    private Proposed propose(Proposal proposal, String by) {
        Instant now = clock.instant();
        if (proposal.automatic() != by.equals(DETECTOR)) {
            throw new IllegalArgumentException("a program's proposal is marked as one");
        }
        Collateral collateral = preview.ofPrefix(proposal.prefix(), now);
        List<String> faults = MeasureLint.faults(proposal, collateral, never);
        if (!faults.isEmpty()) {
            return new Proposed.Refused(faults);
        }
        NetworkBook.Proposed row = new NetworkBook.Proposed(
                proposal.prefix().text(),
                proposal.action().name(),
                proposal.cause().name(),
                proposal.words().strip(),
                CollateralText.of(collateral),
                proposal.automatic(),
                by,
                (int) proposal.length().toHours());
        long id = ledger.inTransaction(books -> {
            long written = books.networks().propose(row, now);
            books.audit().append(now, by, "network.proposed", "measure-" + written, row.cause());
            return written;
        });
        return new Proposed.Done(id);
    }

    /**
     * A person agrees. It begins with the second word of a second person; the first must not be theirs. Whether it may be is
     * asked anew: the world may have changed since it was proposed.
     */
    public Proposed agree(StaffMember by, long id) {
        if (!by.role().answersForRules()) {
            return new Proposed.Refused(List.of("only leads and administrators agree to measures against networks"));
        }
        Instant now = clock.instant();
        MeasureRow row = ledger.<@Nullable MeasureRow>inTransaction(
                books -> books.networks().lock(id));
        if (row == null || row.liftedAt() != null || row.secondBy() != null) {
            return new Proposed.Refused(List.of("there is no such proposal to agree to"));
        }
        if (by.name().equals(row.firstBy())) {
            return new Proposed.Refused(List.of("the second word is another person's"));
        }
        Proposal proposal = new Proposal(
                Prefix.parse(row.prefix()),
                NetworkMeasure.Action.valueOf(row.action()),
                NetworkMeasure.Cause.valueOf(row.cause()),
                row.words(),
                Duration.ofHours(row.hours()),
                row.automatic());
        List<String> faults = MeasureLint.faults(proposal, preview.ofPrefix(proposal.prefix(), now), never);
        if (!faults.isEmpty()) {
            return new Proposed.Refused(faults);
        }
        boolean said = ledger.inTransaction(books -> say(books, row, by, now));
        if (!said) {
            return new Proposed.Refused(List.of("somebody else spoke about it in between: please read it again"));
        }
        return new Proposed.Done(id);
    }

    /** Writes the person's word down; false if the proposal is not any more what was asked about. */
    private static boolean say(Books books, MeasureRow row, StaffMember by, Instant now) {
        if (!row.equals(books.networks().lock(row.id()))) {
            return false;
        }
        if (row.firstBy() == null) {
            books.networks().firstWord(row.id(), by.name());
        } else {
            books.networks().secondWord(row.id(), by.name(), now, Duration.ofHours(row.hours()));
        }
        books.audit().append(now, by.name(), "network.agreed", "measure-" + row.id(), row.cause());
        return true;
    }

    /** Ends a measure or a proposal at once; one person is enough. */
    public Proposed lift(StaffMember by, long id) {
        if (!by.role().answersForRules()) {
            return new Proposed.Refused(List.of("only leads and administrators end measures against networks"));
        }
        Instant now = clock.instant();
        boolean lifted = ledger.inTransaction(books -> {
            boolean ended = books.networks().lift(id, by.name(), now);
            if (ended) {
                books.audit().append(now, by.name(), "network.lifted", "measure-" + id, "");
            }
            return ended;
        });
        if (!lifted) {
            return new Proposed.Refused(List.of("there is no such measure to end"));
        }
        return new Proposed.Done(id);
    }

    /** The newest measures and proposals, the newest first. */
    public List<MeasureRow> all() {
        return ledger.inTransaction(books -> books.networks().measures(ROWS_MAX));
    }
}
