// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.link;

import io.evenhand.contract.event.EventBody;
import io.evenhand.contract.event.EventBody.KeySeen;
import io.evenhand.contract.event.EventBody.ServerClaimed;
import io.evenhand.contract.event.EventBody.ServerUnclaimed;
import io.evenhand.contract.event.EventBody.ShareAccepted;
import io.evenhand.contract.event.EventBody.ShareChanged;
import io.evenhand.contract.event.EventBody.ShareRevoked;
import io.evenhand.contract.event.KeyKind;
import io.evenhand.contract.event.RevokedBy;
import io.evenhand.scoring.history.AccountHistory;
import io.evenhand.scoring.history.Calendar;
import io.evenhand.scoring.history.Conduct;
import io.evenhand.scoring.history.Windows;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * One account's strong keys and servers, and what it did with outsiders, joined.
 *
 * <p>Commutative: every key is told of every day of sharing, whichever the account reported first. It is told again with
 * the first use of each week: a key that so many used that it forgot this account has then missed nothing.
 */
public final class KeyHolder {
    /** How the names of servers begin among the names of keys. */
    public static final String SERVER = "server:";

    /** Of the servers before a boundary, the latest so many are remembered. */
    static final int SERVERS_MAX = 32;

    /** Of the keys before a boundary, the latest so many are remembered: each is told of whatever the account does. */
    static final int KEYS_MAX = 64;

    private final Map<String, NavigableSet<Long>> keys = new TreeMap<>();

    private final Map<String, Server> servers = new TreeMap<>();
    private final Deeds deeds;
    private Sanction sanction = Sanction.NONE;
    private int sized;
    private long sizedAt = Sanction.NEVER;

    /** The last days on which a server was claimed, and given up. */
    private record Server(long claimed, long released) {
        long last() {
            return Math.max(claimed, released);
        }
    }

    private KeyHolder(Deeds deeds) {
        this.deeds = deeds;
    }

    public KeyHolder() {
        this(new Deeds());
    }

    /** Whether the event can change anything here. */
    public static boolean isRelevant(Conduct conduct) {
        EventBody body = conduct.body();
        return body instanceof KeySeen
                || body instanceof ServerClaimed
                || body instanceof ServerUnclaimed
                || isOperation(body)
                || Roster.isRelevant(body);
    }

    /** Adds an event; returns what the keys have to be told. */
    public List<KeyFact> add(Conduct conduct) {
        String account = conduct.account().value();
        long day = Calendar.day(conduct.millis());
        EventBody body = conduct.body();
        List<KeyFact> facts = new ArrayList<>();
        String key = keyOf(body);
        if (key != null) {
            use(key, account, day, facts);
        }
        if (body instanceof ServerClaimed it) {
            claim(SERVER + it.server().value(), account, day, facts);
        } else if (body instanceof ServerUnclaimed it) {
            release(SERVER + it.server().value(), account, day, facts);
        } else if (isOperation(body)) {
            operate(conduct, account, facts);
        }
        return facts;
    }

    private void use(String key, String account, long day, List<KeyFact> facts) {
        NavigableSet<Long> days = keys.computeIfAbsent(key, name -> new TreeSet<>());
        long week = Calendar.boundaryAfter(day) - Calendar.WEEK;
        boolean firstOfWeek = days.subSet(week, week + Calendar.WEEK).isEmpty();
        if (days.add(day)) {
            facts.add(new KeyFact(key, account, LinkKind.SEEN, day));
        }
        if (firstOfWeek) {
            recall(key, account, facts);
            say(key, account, LinkKind.OPERATED, deeds.minutes(), facts);
        }
    }

    private void claim(String server, String account, long day, List<KeyFact> facts) {
        servers.merge(
                server,
                new Server(day, Sanction.NEVER),
                (old, one) -> new Server(Math.max(old.claimed(), day), old.released()));
        facts.add(new KeyFact(server, account, LinkKind.CLAIMED, day));
        tellSanction(server, account, facts);
    }

    private void release(String server, String account, long day, List<KeyFact> facts) {
        servers.merge(
                server,
                new Server(Sanction.NEVER, day),
                (old, one) -> new Server(old.claimed(), Math.max(old.released(), day)));
        facts.add(new KeyFact(server, account, LinkKind.RELEASED, day));
        recall(server, account, facts);
    }

    private void operate(Conduct conduct, String account, List<KeyFact> facts) {
        long day = Calendar.day(conduct.millis());
        long minute = Math.floorDiv(conduct.millis(), Deeds.MINUTE) * Deeds.MINUTE;
        if (isSharing(conduct.body()) && deeds.share(day)) {
            keys.keySet().forEach(each -> facts.add(new KeyFact(each, account, LinkKind.SHARED, day)));
            servers.forEach((server, its) -> {
                if (its.released() != Sanction.NEVER || !sanction.isNone()) {
                    facts.add(new KeyFact(server, account, LinkKind.SHARED, day));
                }
            });
        }
        if (deeds.operate(minute)) {
            keys.keySet().forEach(each -> facts.add(new KeyFact(each, account, LinkKind.OPERATED, minute)));
        }
    }

    private void recall(String key, String account, List<KeyFact> facts) {
        say(key, account, LinkKind.SHARED, deeds.shared(), facts);
        if (sized > 0 && !key.startsWith(SERVER)) {
            facts.add(new KeyFact(key, account, LinkKind.SIZED, List.of(sizedAt), sized));
        }
    }

    private static void say(String key, String account, LinkKind kind, NavigableSet<Long> times, List<KeyFact> facts) {
        if (!times.isEmpty()) {
            facts.add(new KeyFact(key, account, kind, List.copyOf(times), 0));
        }
    }

    /** Tells the keys how many outsiders have access at a boundary, if that is news. */
    public List<KeyFact> size(String account, long boundary, int size) {
        if (size == sized) {
            return List.of();
        }
        sized = size;
        sizedAt = boundary;
        return keys.keySet().stream()
                .map(key -> new KeyFact(key, account, LinkKind.SIZED, List.of(boundary), size))
                .toList();
    }

    /** People confirmed a sanction, or took it back. */
    public List<KeyFact> judge(String account, boolean confirmed, long at) {
        sanction = confirmed ? sanction.confirmed(at) : sanction.overturned(at);
        List<KeyFact> facts = new ArrayList<>();
        servers.keySet().forEach(server -> tellSanction(server, account, facts));
        return facts;
    }

    private void tellSanction(String server, String account, List<KeyFact> facts) {
        if (sanction.confirmedAt() != Sanction.NEVER) {
            facts.add(new KeyFact(server, account, LinkKind.SANCTIONED, sanction.confirmedAt()));
            recall(server, account, facts);
        }
        if (sanction.overturnedAt() != Sanction.NEVER) {
            facts.add(new KeyFact(server, account, LinkKind.OVERTURNED, sanction.overturnedAt()));
        }
    }

    /** Forgets everything; returns what the keys have to be told. */
    public List<KeyFact> erase(String account) {
        List<KeyFact> facts = new ArrayList<>();
        keys.keySet().forEach(key -> facts.add(new KeyFact(key, account, LinkKind.GONE, 0)));
        servers.keySet().forEach(server -> facts.add(new KeyFact(server, account, LinkKind.GONE, 0)));
        keys.clear();
        servers.clear();
        deeds.clear();
        sanction = Sanction.NONE;
        sized = 0;
        sizedAt = Sanction.NEVER;
        return facts;
    }

    /** Forgets the days that no evaluation at or after {@code now} looks at. */
    public void prune(long now) {
        long oldest = now - Windows.KEYS;
        keys.values().forEach(days -> Days.keepLast(days, oldest, now));
        keys.values().removeIf(NavigableSet::isEmpty);
        keepLatest(keys, NavigableSet::last, KEYS_MAX, now);
        deeds.prune(now);
        pruneServers(oldest, now);
        if (sanction.isOver(now, Windows.KEYS)) {
            sanction = Sanction.NONE;
        }
    }

    /** A server is remembered as long as it is news, or held by an account that shares. */
    private void pruneServers(long oldest, long now) {
        boolean sharing = Days.within(deeds.shared(), oldest, Long.MAX_VALUE);
        servers.values().removeIf(its -> its.last() < oldest && !(sharing && its.claimed() > its.released()));
        keepLatest(servers, Server::last, SERVERS_MAX, now);
    }

    /** Of what was last heard of before {@code now}, keeps the {@code most} that were heard of last. */
    private static <T> void keepLatest(Map<String, T> all, ToLongFunction<T> last, int most, long now) {
        all.entrySet().stream()
                .filter(entry -> last.applyAsLong(entry.getValue()) < now)
                .sorted(Comparator.<Map.Entry<String, T>>comparingLong(entry -> -last.applyAsLong(entry.getValue()))
                        .thenComparing(Map.Entry.comparingByKey()))
                .skip(most)
                .map(Map.Entry::getKey)
                .toList()
                .forEach(all::remove);
    }

    /** Whether it must be pruned at every boundary to stay within its bounds. */
    public boolean isLarge() {
        return servers.size() > SERVERS_MAX || keys.size() > KEYS_MAX;
    }

    public boolean hasKeys() {
        return !keys.isEmpty();
    }

    /** Whether it told the keys a number that it may have to correct. */
    boolean isSized() {
        return sized > 0;
    }

    public boolean isEmpty() {
        return keys.isEmpty() && servers.isEmpty() && deeds.isEmpty() && sanction.isNone();
    }

    private static boolean isSharing(EventBody body) {
        return body instanceof ShareAccepted it && !it.home();
    }

    private static boolean isOperation(EventBody body) {
        return isSharing(body)
                || body instanceof ShareChanged
                || (body instanceof ShareRevoked it && it.by() == RevokedBy.OWNER);
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
        out.writeInt(servers.size());
        for (Map.Entry<String, Server> entry : servers.entrySet()) {
            out.writeUTF(entry.getKey());
            out.writeLong(entry.getValue().claimed());
            out.writeLong(entry.getValue().released());
        }
        deeds.write(out);
        sanction.write(out);
        out.writeInt(sized);
        out.writeLong(sizedAt);
    }

    public static KeyHolder read(DataInput in) throws IOException {
        Map<String, NavigableSet<Long>> keys = new TreeMap<>();
        for (int i = in.readInt(); i > 0; i--) {
            keys.put(in.readUTF(), Days.read(in));
        }
        Map<String, Server> servers = new TreeMap<>();
        for (int i = in.readInt(); i > 0; i--) {
            servers.put(in.readUTF(), new Server(in.readLong(), in.readLong()));
        }
        KeyHolder holder = new KeyHolder(Deeds.read(in));
        holder.keys.putAll(keys);
        holder.servers.putAll(servers);
        holder.sanction = Sanction.read(in);
        holder.sized = in.readInt();
        holder.sizedAt = in.readLong();
        return holder;
    }
}
