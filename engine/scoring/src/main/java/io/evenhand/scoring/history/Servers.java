// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.history;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which servers an account claimed and when, and whether it had slept before: only from records that the service cannot
 * run without, so that no missing playback makes an account look asleep.
 */
final class Servers {
    static final long NEVER = Long.MIN_VALUE;

    /** An account without a record for so long slept. */
    private static final long ASLEEP = 150 * Calendar.DAY;

    /** Younger accounts are new, not asleep. */
    private static final long AGED = 180 * Calendar.DAY;

    private final Map<String, Long> firstClaims = new TreeMap<>();
    private long createdAt = NEVER;
    private long firstClaimAt = NEVER;
    private long lastRecordAt = NEVER;
    private long wokeAt = NEVER;

    void created(long at) {
        createdAt = createdAt == NEVER ? at : Math.min(createdAt, at);
        record(at);
    }

    void claim(String server, long at) {
        boolean aged = createdAt != NEVER && at - createdAt >= AGED;
        if (aged && lastRecordAt != NEVER && at - lastRecordAt >= ASLEEP) {
            wokeAt = at;
        }
        firstClaimAt = firstClaimAt == NEVER ? at : firstClaimAt;
        firstClaims.putIfAbsent(server, at);
        record(at);
    }

    /** Any record of a share or a server. */
    void record(long at) {
        lastRecordAt = Math.max(lastRecordAt, at);
    }

    /** A server's first claim is remembered as long as anything asks for it. */
    void prune(long now) {
        firstClaims.values().removeIf(at -> at < now - Windows.KEYS);
        wokeAt = wokeAt < now - Windows.KEYS ? NEVER : wokeAt;
    }

    boolean isEmpty() {
        return firstClaims.isEmpty() && wokeAt == NEVER;
    }

    int claimedSince(long from) {
        return (int) firstClaims.values().stream().filter(at -> at >= from).count();
    }

    long firstClaimAt() {
        return firstClaimAt;
    }

    long wokeAt() {
        return wokeAt;
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(createdAt);
        out.writeLong(firstClaimAt);
        out.writeLong(lastRecordAt);
        out.writeLong(wokeAt);
        out.writeInt(firstClaims.size());
        for (Map.Entry<String, Long> entry : firstClaims.entrySet()) {
            out.writeUTF(entry.getKey());
            out.writeLong(entry.getValue());
        }
    }

    static Servers read(DataInput in) throws IOException {
        Servers servers = new Servers();
        servers.createdAt = in.readLong();
        servers.firstClaimAt = in.readLong();
        servers.lastRecordAt = in.readLong();
        servers.wokeAt = in.readLong();
        for (int i = in.readInt(); i > 0; i--) {
            servers.firstClaims.put(in.readUTF(), in.readLong());
        }
        return servers;
    }
}
