// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.link;

import io.evenhand.contract.event.EventBody;
import io.evenhand.contract.event.EventBody.ShareAccepted;
import io.evenhand.contract.event.EventBody.ShareChanged;
import io.evenhand.contract.event.EventBody.ShareRevoked;
import io.evenhand.scoring.history.Calendar;
import io.evenhand.scoring.history.Conduct;
import io.evenhand.scoring.history.Windows;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Who has or lately had access to one account; tells the viewers, and says how many outsiders there are.
 *
 * <p>When people confirm that the account sold access, its viewers are told at the next boundary, so that it does not
 * matter which events had arrived when they did: those who had access within {@link #COHORT} before, or have it since.
 */
public final class Roster {
    /** Viewers who lost access longer than this before a sanction are not its customers. */
    static final long COHORT = 60 * Calendar.DAY;

    /** A fleet is one of accounts with at least so many outsiders: fewer need not be told of every week. */
    public static final int FLEET_MIN = 20;

    /** A viewer's account of at most this age in whole days was made for the access. */
    private static final int FRESH_DAYS = 1;

    private final Map<String, Access> viewers = new TreeMap<>();
    private final Set<String> marked = new TreeSet<>();
    private Sanction sanction = Sanction.NONE;
    private long markedAt = Sanction.NEVER;

    static boolean isRelevant(EventBody body) {
        return body instanceof ShareAccepted || body instanceof ShareChanged || body instanceof ShareRevoked;
    }

    /** Adds an event; returns what viewers have to be told. */
    public List<ViewerFact> add(Conduct conduct) {
        long at = conduct.millis();
        EventBody body = conduct.body();
        if (body instanceof ShareAccepted it) {
            String viewer = it.viewer().value();
            access(viewer).add(at, it.home() ? Access.Turn.HOME : Access.Turn.GIVEN);
            Integer age = it.viewerAgeDays();
            boolean fresh = age != null && age <= FRESH_DAYS;
            return it.home()
                    ? List.of()
                    : List.of(new ViewerFact.Granted(viewer, conduct.account().value(), Calendar.day(at), fresh));
        }
        if (body instanceof ShareChanged it) {
            access(it.viewer().value()).add(at, it.librarySet() == null ? Access.Turn.ENDED : Access.Turn.RESTORED);
        } else if (body instanceof ShareRevoked it) {
            access(it.viewer().value()).add(at, Access.Turn.ENDED);
        }
        return List.of();
    }

    private Access access(String viewer) {
        return viewers.computeIfAbsent(viewer, name -> new Access());
    }

    /** How many outsiders have access at a boundary; 0 if they are fewer than a fleet's account has. */
    public int size(long boundary) {
        if (!isLarge()) {
            return 0;
        }
        long live = viewers.values().stream()
                .filter(each -> each.isLiveOutside(boundary))
                .count();
        return live < FLEET_MIN ? 0 : (int) live;
    }

    /** People confirmed a sanction, or took it back; returns what viewers have to be told at once. */
    public List<ViewerFact> judge(String account, boolean confirmed, long at) {
        sanction = confirmed ? sanction.confirmed(at) : sanction.overturned(at);
        return confirmed ? List.of() : unmark(account);
    }

    /** The time of a confirmed sanction whose viewers have not been told yet, or the greatest number. */
    public long toBeMarked() {
        return sanction.confirmedAt() != Sanction.NEVER && sanction.confirmedAt() != markedAt
                ? sanction.confirmedAt()
                : Long.MAX_VALUE;
    }

    /** Tells the viewers of a sanction that was confirmed before this boundary. */
    public List<ViewerFact> mark(String account, long boundary) {
        if (toBeMarked() >= boundary) {
            return List.of();
        }
        markedAt = sanction.confirmedAt();
        long from = markedAt - COHORT;
        viewers.forEach((viewer, access) -> {
            if (access.wasLiveOutside(from, boundary)) {
                marked.add(viewer);
            }
        });
        List<ViewerFact> facts = new ArrayList<>();
        marked.forEach(viewer -> facts.add(new ViewerFact.Marked(viewer, account, markedAt, marked.size())));
        facts.addAll(unmark(account));
        return facts;
    }

    private List<ViewerFact> unmark(String account) {
        return sanction.overturnedAt() == Sanction.NEVER
                ? List.of()
                : marked.stream()
                        .<ViewerFact>map(viewer -> new ViewerFact.Unmarked(viewer, account, sanction.overturnedAt()))
                        .toList();
    }

    /** Forgets everything; returns what viewers have to be told. */
    public List<ViewerFact> erase(String account) {
        Set<String> told = new TreeSet<>(viewers.keySet());
        told.addAll(marked);
        List<ViewerFact> facts = told.stream()
                .<ViewerFact>map(viewer -> new ViewerFact.Gone(viewer, account))
                .toList();
        viewers.clear();
        marked.clear();
        sanction = Sanction.NONE;
        markedAt = Sanction.NEVER;
        return facts;
    }

    /** Settles what happened before {@code now}, and forgets what no evaluation at or after it looks at. */
    public void prune(long now) {
        viewers.values().forEach(access -> access.settle(now));
        viewers.values().removeIf(access -> access.isOver(now - Windows.KEYS));
        if (sanction.isOver(now, Windows.KEYS)) {
            sanction = Sanction.NONE;
            markedAt = Sanction.NEVER;
            marked.clear();
        }
    }

    /** Whether {@link #size} may be more than nothing. */
    public boolean isLarge() {
        return viewers.size() >= FLEET_MIN;
    }

    public boolean isEmpty() {
        return viewers.isEmpty() && marked.isEmpty() && sanction.isNone();
    }

    public void write(DataOutput out) throws IOException {
        out.writeInt(viewers.size());
        for (Map.Entry<String, Access> entry : viewers.entrySet()) {
            out.writeUTF(entry.getKey());
            entry.getValue().write(out);
        }
        out.writeInt(marked.size());
        for (String viewer : marked) {
            out.writeUTF(viewer);
        }
        sanction.write(out);
        out.writeLong(markedAt);
    }

    public static Roster read(DataInput in) throws IOException {
        Roster roster = new Roster();
        for (int i = in.readInt(); i > 0; i--) {
            roster.viewers.put(in.readUTF(), Access.read(in));
        }
        for (int i = in.readInt(); i > 0; i--) {
            roster.marked.add(in.readUTF());
        }
        roster.sanction = Sanction.read(in);
        roster.markedAt = in.readLong();
        return roster;
    }
}
