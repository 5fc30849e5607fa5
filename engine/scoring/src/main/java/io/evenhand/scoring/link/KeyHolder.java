// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.link;

import io.evenhand.contract.event.EventBody;
import io.evenhand.contract.event.EventBody.KeySeen;
import io.evenhand.contract.event.EventBody.ServerClaimed;
import io.evenhand.contract.event.EventBody.ShareAccepted;
import io.evenhand.contract.event.KeyKind;
import io.evenhand.scoring.history.AccountHistory;
import io.evenhand.scoring.history.Calendar;
import io.evenhand.scoring.history.Conduct;
import io.evenhand.scoring.history.Windows;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One account's strong keys and the days on which it shared with outsiders, joined.
 *
 * <p>Commutative: every key is told of every day of sharing, whichever the account reported first.
 */
public final class KeyHolder {
    private final Map<String, NavigableSet<Long>> keys = new TreeMap<>();
    private final NavigableSet<Long> shared = new TreeSet<>();

    /** Whether the event can change anything here. */
    public static boolean isRelevant(Conduct conduct) {
        return keyOf(conduct.body()) != null || (conduct.body() instanceof ShareAccepted it && !it.home());
    }

    /** Adds an event; returns what the keys have to be told. */
    public List<KeyFact> add(Conduct conduct) {
        String account = conduct.account().value();
        long day = Calendar.day(conduct.millis());
        String key = keyOf(conduct.body());
        List<KeyFact> facts = new ArrayList<>();
        if (key != null) {
            NavigableSet<Long> days = keys.get(key);
            if (days == null) {
                days = new TreeSet<>();
                keys.put(key, days);
                shared.forEach(sharing -> facts.add(new KeyFact(key, account, LinkKind.SHARED, sharing)));
            }
            if (days.add(day)) {
                facts.add(new KeyFact(key, account, LinkKind.SEEN, day));
            }
        } else if (conduct.body() instanceof ShareAccepted it && !it.home() && shared.add(day)) {
            keys.keySet().forEach(each -> facts.add(new KeyFact(each, account, LinkKind.SHARED, day)));
        }
        return facts;
    }

    /** Forgets everything; returns what the keys have to be told. */
    public List<KeyFact> erase(String account) {
        List<KeyFact> facts = keys.keySet().stream()
                .map(key -> new KeyFact(key, account, LinkKind.GONE, 0))
                .toList();
        keys.clear();
        shared.clear();
        return facts;
    }

    /** Forgets the days that no evaluation at or after {@code now} looks at. */
    public void prune(long now) {
        long oldest = now - Windows.KEYS;
        keys.values().forEach(days -> days.headSet(oldest).clear());
        keys.values().removeIf(NavigableSet::isEmpty);
        shared.headSet(oldest).clear();
    }

    public boolean isEmpty() {
        return keys.isEmpty() && shared.isEmpty();
    }

    private static @Nullable String keyOf(EventBody body) {
        if (body instanceof KeySeen it) {
            return AccountHistory.strongKey(it.kind(), it.key().value());
        }
        if (body instanceof ServerClaimed it && it.tlsKey() != null) {
            return AccountHistory.strongKey(KeyKind.TLS, it.tlsKey().value());
        }
        return null;
    }

    public void write(DataOutput out) throws IOException {
        out.writeInt(keys.size());
        for (Map.Entry<String, NavigableSet<Long>> entry : keys.entrySet()) {
            out.writeUTF(entry.getKey());
            Days.write(entry.getValue(), out);
        }
        Days.write(shared, out);
    }

    public static KeyHolder read(DataInput in) throws IOException {
        KeyHolder holder = new KeyHolder();
        for (int i = in.readInt(); i > 0; i--) {
            holder.keys.put(in.readUTF(), Days.read(in));
        }
        holder.shared.addAll(Days.read(in));
        return holder;
    }
}
