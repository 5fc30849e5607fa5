// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.link;

import io.evenhand.scoring.history.Calendar;
import io.evenhand.scoring.history.Windows;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One viewer: which owners gave it access on which days, and which of them people confirmed as sellers.
 *
 * <p>It tells an owner two things. That the viewer came from a confirmed account: it was given access here between
 * {@link #EARLY} before that account was confirmed and {@link #LATE} after. And that the viewer's account was new when it
 * came here, and has been nowhere else. Both are said at every boundary for as long as they hold, and for no longer than
 * half a year; a viewer of more than {@value #OWNERS_MAX} owners is nobody's customer in particular and says nothing.
 */
public final class ViewerTrail implements Meeting<ViewerFact> {
    static final int OWNERS_MAX = 32;

    /** Who moves before the sanction was announced to, in the weeks between notice and confirmation. */
    static final long EARLY = 30 * Calendar.DAY;

    /** Who comes later than this comes for other reasons. */
    static final long LATE = 60 * Calendar.DAY;

    /** How long a confirmed sanction is looked at: everybody's access in question lies within half a year then. */
    static final long CONFIRMED = Windows.KEYS - EARLY;

    /** How far back new accounts are looked at. */
    static final long FRESH = Windows.TENURES;

    /** On which days an owner gave access, and on which of them to a new account. */
    private record Visit(NavigableSet<Long> granted, NavigableSet<Long> fresh) {
        Visit() {
            this(new TreeSet<>(), new TreeSet<>());
        }
    }

    /** What an owner had confirmed against it. */
    private record Mark(Sanction sanction, int outOf) {}

    private final Crowd owners;
    private final Map<String, Visit> visits = new TreeMap<>();
    private final Map<String, Mark> marks = new TreeMap<>();

    private ViewerTrail(Crowd owners) {
        this.owners = owners;
    }

    public ViewerTrail() {
        this(new Crowd(OWNERS_MAX));
    }

    @Override
    public List<LinkFact> add(ViewerFact fact) {
        String owner = fact.owner();
        if (fact instanceof ViewerFact.Granted it) {
            owners.add(owner, it.at());
            visits.keySet().removeIf(name -> !owners.contains(name));
            if (owners.contains(owner)) {
                Visit visit = visits.computeIfAbsent(owner, name -> new Visit());
                (it.fresh() ? visit.fresh() : visit.granted()).add(it.at());
                visit.granted().add(it.at());
            }
        } else if (fact instanceof ViewerFact.Marked it) {
            marks.merge(
                    owner,
                    new Mark(Sanction.NONE.confirmed(it.at()), it.outOf()),
                    (old, one) -> new Mark(old.sanction().confirmed(it.at()), it.outOf()));
        } else if (fact instanceof ViewerFact.Unmarked it) {
            marks.computeIfPresent(
                    owner, (name, mark) -> new Mark(mark.sanction().overturned(it.at()), mark.outOf()));
        } else {
            owners.remove(owner);
            visits.remove(owner);
            marks.remove(owner);
            return owners.names().stream()
                    .<LinkFact>map(other -> new LinkFact.Gone(other, owner))
                    .toList();
        }
        return List.of();
    }

    @Override
    public List<LinkFact> tell(String viewer, long now) {
        List<String> present = owners.within(now - Windows.KEYS, now);
        if (owners.isTooMany(present)) {
            return List.of();
        }
        List<LinkFact> facts = new ArrayList<>();
        for (String to : present) {
            marks.forEach((from, mark) -> {
                if (!from.equals(to) && isCarried(to, mark.sanction(), now)) {
                    facts.add(new LinkFact.Carried(to, viewer, from, mark.outOf(), now));
                }
            });
        }
        if (present.size() == 1 && Days.within(visit(present.get(0)).fresh(), now - FRESH, now)) {
            facts.add(new LinkFact.Fresh(present.get(0), viewer, now));
        }
        return facts;
    }

    private boolean isCarried(String to, Sanction sanction, long now) {
        long confirmed = Calendar.day(sanction.confirmedAt());
        return sanction.stands(now)
                && confirmed >= now - CONFIRMED
                && Days.within(visit(to).granted(), confirmed - EARLY, Math.min(now, confirmed + LATE));
    }

    private Visit visit(String owner) {
        Visit visit = visits.get(owner);
        return visit == null ? new Visit() : visit;
    }

    @Override
    public void prune(long now) {
        owners.prune(now - Windows.KEYS, now);
        visits.keySet().removeIf(name -> !owners.contains(name));
        visits.values().forEach(visit -> {
            Days.forgetBefore(visit.granted(), now - Windows.KEYS);
            Days.forgetBefore(visit.fresh(), now - FRESH);
        });
        marks.values().removeIf(mark -> mark.sanction().isOver(now, Windows.KEYS));
    }

    @Override
    public boolean isMeeting() {
        return !owners.isEmpty()
                && (!marks.isEmpty()
                        || visits.values().stream()
                                .anyMatch(visit -> !visit.fresh().isEmpty()));
    }

    @Override
    public long expiry() {
        Set<Long> last = new HashSet<>(Set.of(owners.newest()));
        marks.values().forEach(mark -> last.add(mark.sanction().confirmedAt()));
        long newest = last.stream().mapToLong(Long::longValue).max().orElse(Sanction.NEVER);
        return Calendar.boundaryAfter(newest + Windows.KEYS + Calendar.DAY);
    }

    @Override
    public boolean isEmpty() {
        return owners.isEmpty() && marks.isEmpty();
    }

    @Override
    public void write(DataOutput out) throws IOException {
        owners.write(out);
        out.writeInt(visits.size());
        for (Map.Entry<String, Visit> entry : visits.entrySet()) {
            out.writeUTF(entry.getKey());
            Days.write(entry.getValue().granted(), out);
            Days.write(entry.getValue().fresh(), out);
        }
        out.writeInt(marks.size());
        for (Map.Entry<String, Mark> entry : marks.entrySet()) {
            out.writeUTF(entry.getKey());
            entry.getValue().sanction().write(out);
            out.writeInt(entry.getValue().outOf());
        }
    }

    public static ViewerTrail read(DataInput in) throws IOException {
        ViewerTrail trail = new ViewerTrail(Crowd.read(OWNERS_MAX, in));
        for (int i = in.readInt(); i > 0; i--) {
            trail.visits.put(in.readUTF(), new Visit(Days.read(in), Days.read(in)));
        }
        for (int i = in.readInt(); i > 0; i--) {
            trail.marks.put(in.readUTF(), new Mark(Sanction.read(in), in.readInt()));
        }
        return trail;
    }
}
