// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.link;

import io.evenhand.contract.decision.Intervention;
import io.evenhand.contract.decision.InterventionType;
import io.evenhand.scoring.history.Calendar;
import io.evenhand.scoring.history.Conduct;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** One account as its keys, its servers and its viewers know it: what it tells them, event by event and week by week. */
public final class Owner {
    /** What needs no telling is looked after this often. */
    private static final long TIDY = 4 * Calendar.WEEK;

    private final KeyHolder holder;
    private final Roster roster;
    private long erasedAt = Sanction.NEVER;

    private Owner(KeyHolder holder, Roster roster) {
        this.holder = holder;
        this.roster = roster;
    }

    public Owner() {
        this(new KeyHolder(), new Roster());
    }

    /** Who hears what the account tells. */
    public interface Listener {
        void key(KeyFact fact);

        void viewer(ViewerFact fact);
    }

    /** Whether the intervention can change anything here. */
    public static boolean isRelevant(InterventionType type) {
        return switch (type) {
            case ACCOUNT_ERASED, SANCTION_CONFIRMED, SANCTION_OVERTURNED -> true;
            case REBUTTAL_ACCEPTED,
                    DATA_RESTRICTED,
                    DATA_RELEASED,
                    EVIDENCE_VERIFIED,
                    EVIDENCE_WITHDRAWN,
                    HOLD_MIGRATION -> false;
        };
    }

    /** Adds an event, unless the account's erasure covers it. */
    public void add(Conduct conduct, Listener listener) {
        if (conduct.millis() <= erasedAt) {
            return;
        }
        holder.add(conduct).forEach(listener::key);
        roster.add(conduct).forEach(listener::viewer);
    }

    /** Hears what people decided. */
    public void hear(Intervention intervention, Listener listener) {
        String account = intervention.account().value();
        long at = intervention.at().toEpochMilli();
        if (intervention.type() == InterventionType.ACCOUNT_ERASED) {
            holder.erase(account).forEach(listener::key);
            roster.erase(account).forEach(listener::viewer);
            erasedAt = Math.max(erasedAt, at);
        } else if (isRelevant(intervention.type()) && at > erasedAt) {
            boolean confirmed = intervention.type() == InterventionType.SANCTION_CONFIRMED;
            holder.judge(account, confirmed, at).forEach(listener::key);
            roster.judge(account, confirmed, at).forEach(listener::viewer);
        }
    }

    /** Tells what is to be told at a boundary. */
    public void tell(String account, long boundary, Listener listener) {
        holder.size(account, boundary, roster.size(boundary)).forEach(listener::key);
        roster.mark(account, boundary).forEach(listener::viewer);
    }

    /** Forgets what no boundary after this one looks at. */
    public void prune(long boundary) {
        holder.prune(boundary);
        roster.prune(boundary);
        if (erasedAt < boundary) {
            // what happened before it is late by now, and refused as such
            erasedAt = Sanction.NEVER;
        }
    }

    /** The boundary after {@code now} at which there is something to tell or to forget. */
    public long nextBoundary(long now) {
        boolean weekly = holder.isLarge() || (holder.hasKeys() && (roster.isLarge() || holder.isSized()));
        long next = weekly ? now : now + TIDY;
        if (roster.toBeMarked() != Long.MAX_VALUE) {
            next = Math.min(next, Math.max(now, roster.toBeMarked()));
        }
        if (erasedAt != Sanction.NEVER) {
            next = Math.min(next, Math.max(now, erasedAt));
        }
        return Calendar.boundaryAfter(next);
    }

    public boolean isEmpty() {
        return holder.isEmpty() && roster.isEmpty() && erasedAt == Sanction.NEVER;
    }

    public void write(DataOutput out) throws IOException {
        holder.write(out);
        roster.write(out);
        out.writeLong(erasedAt);
    }

    public static Owner read(DataInput in) throws IOException {
        Owner owner = new Owner(KeyHolder.read(in), Roster.read(in));
        owner.erasedAt = in.readLong();
        return owner;
    }
}
