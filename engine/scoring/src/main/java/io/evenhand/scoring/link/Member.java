// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.link;

import io.evenhand.scoring.history.Windows;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a key knows of one account that used it, beyond the days of use. */
final class Member {
    final Deeds deeds;
    final NavigableSet<Long> claimed;
    final NavigableSet<Long> released;
    private final NavigableMap<Long, Integer> sizes = new TreeMap<>();
    private Sanction sanction = Sanction.NONE;

    private Member(Deeds deeds, NavigableSet<Long> claimed, NavigableSet<Long> released) {
        this.deeds = deeds;
        this.claimed = claimed;
        this.released = released;
    }

    Member() {
        this(new Deeds(), new TreeSet<>(), new TreeSet<>());
    }

    void add(KeyFact fact) {
        switch (fact.kind()) {
            case SHARED -> fact.times().forEach(deeds::share);
            case OPERATED -> fact.times().forEach(deeds::operate);
            case SIZED -> sizes.put(fact.earliest(), fact.number());
            case CLAIMED -> claimed.add(fact.earliest());
            case RELEASED -> released.add(fact.earliest());
            case SANCTIONED -> sanction = sanction.confirmed(fact.earliest());
            case OVERTURNED -> sanction = sanction.overturned(fact.earliest());
            case SEEN, GONE -> {}
        }
    }

    /** Whether it had not given the server up by the end of this day, as far as anybody remembers. */
    boolean heldAt(long day) {
        Long gone = released.floor(day);
        Long again = claimed.floor(day);
        return gone == null || (again != null && again > gone);
    }

    /** The number it last said before or at a boundary. */
    int size(long boundary) {
        Map.Entry<Long, Integer> last = sizes.floorEntry(boundary);
        return last == null ? 0 : last.getValue();
    }

    Sanction sanction() {
        return sanction;
    }

    void prune(long now) {
        deeds.prune(now);
        Days.forgetBefore(claimed, now - Windows.KEYS);
        Days.forgetBefore(released, now - Windows.KEYS);
        Long last = sizes.floorKey(now);
        if (last != null) {
            sizes.headMap(last).clear();
        }
    }

    void write(DataOutput out) throws IOException {
        deeds.write(out);
        Days.write(claimed, out);
        Days.write(released, out);
        out.writeInt(sizes.size());
        for (Map.Entry<Long, Integer> size : sizes.entrySet()) {
            out.writeLong(size.getKey());
            out.writeInt(size.getValue());
        }
        sanction.write(out);
    }

    static Member read(DataInput in) throws IOException {
        Member member = new Member(Deeds.read(in), Days.read(in), Days.read(in));
        for (int i = in.readInt(); i > 0; i--) {
            member.sizes.put(in.readLong(), in.readInt());
        }
        member.sanction = Sanction.read(in);
        return member;
    }
}
