// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.link;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Comparator;
import java.util.Iterator;
import java.util.NavigableSet;
import java.util.TreeSet;

/** One viewer's access to one account: how it stood at the last boundary, and what was heard of the time after it. */
final class Access {
    /** What happened to the access. */
    enum Turn {
        /** Given, to somebody outside the Home. */
        GIVEN,
        /** Given to a member of the Home. */
        HOME,
        /** Some libraries given back, if they had been taken. */
        RESTORED,
        /** Taken, or left. */
        ENDED
    }

    private record Change(long at, Turn turn) {
        static final Comparator<Change> ORDER =
                Comparator.comparingLong(Change::at).thenComparing(Change::turn);
    }

    /** How access stood. */
    private record Standing(boolean live, boolean home, long since) {
        static final Standing UNKNOWN = new Standing(false, false, Sanction.NEVER);

        Standing after(Change change) {
            return switch (change.turn()) {
                case GIVEN -> new Standing(true, false, change.at());
                case HOME -> new Standing(true, true, change.at());
                case RESTORED -> since == Sanction.NEVER || live ? this : new Standing(true, home, change.at());
                case ENDED -> live ? new Standing(false, home, change.at()) : this;
            };
        }
    }

    private final NavigableSet<Change> changes = new TreeSet<>(Change.ORDER);
    private Standing standing = Standing.UNKNOWN;

    void add(long at, Turn turn) {
        changes.add(new Change(at, turn));
    }

    /** Whether an outsider had access just before {@code now}. */
    boolean isLiveOutside(long now) {
        Standing then = at(now);
        return then.live() && !then.home();
    }

    /** Whether an outsider had access at some time in {@code [from, now)}. */
    boolean wasLiveOutside(long from, long now) {
        Standing then = at(now);
        return !then.home() && then.since() != Sanction.NEVER && (then.live() || then.since() >= from);
    }

    private Standing at(long now) {
        Standing then = standing;
        for (Change change : changes) {
            if (change.at() >= now) {
                break;
            }
            then = then.after(change);
        }
        return then;
    }

    /** Counts what happened before {@code now}; nothing that did is still to come. */
    void settle(long now) {
        Iterator<Change> each = changes.iterator();
        while (each.hasNext()) {
            Change change = each.next();
            if (change.at() >= now) {
                return;
            }
            standing = standing.after(change);
            each.remove();
        }
    }

    /** Whether nobody asks for it any more if it ended before {@code oldest}. */
    boolean isOver(long oldest) {
        return changes.isEmpty() && !standing.live() && standing.since() < oldest;
    }

    void write(DataOutput out) throws IOException {
        out.writeBoolean(standing.live());
        out.writeBoolean(standing.home());
        out.writeLong(standing.since());
        out.writeInt(changes.size());
        for (Change change : changes) {
            out.writeLong(change.at());
            out.writeUTF(change.turn().name());
        }
    }

    static Access read(DataInput in) throws IOException {
        Access access = new Access();
        access.standing = new Standing(in.readBoolean(), in.readBoolean(), in.readLong());
        for (int i = in.readInt(); i > 0; i--) {
            access.changes.add(new Change(in.readLong(), Turn.valueOf(in.readUTF())));
        }
        return access;
    }
}
