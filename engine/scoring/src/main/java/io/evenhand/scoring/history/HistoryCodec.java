// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.history;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The binary form of an {@link AccountHistory}, for snapshots. */
public final class HistoryCodec {
    private HistoryCodec() {}

    public static void write(AccountHistory history, DataOutput out) throws IOException {
        out.writeInt(history.shares.size());
        for (Map.Entry<String, Share> entry : history.shares.entrySet()) {
            Share share = entry.getValue();
            out.writeUTF(entry.getKey());
            out.writeLong(share.start());
            out.writeLong(share.end());
            out.writeBoolean(share.home());
            out.writeInt(share.passDays());
        }
        out.writeInt(history.ended.size());
        for (Tenure tenure : history.ended) {
            out.writeUTF(tenure.viewer());
            out.writeLong(tenure.start());
            out.writeLong(tenure.end());
            out.writeInt(tenure.passDays());
            out.writeBoolean(tenure.byOwner());
        }
        writeTimes(history.plays, out);
        writeTimes(history.keys, out);
        history.passes.write(out);
        writeTies(history.ties, out);
    }

    public static AccountHistory read(DataInput in) throws IOException {
        Map<String, Share> shares = new TreeMap<>();
        for (int i = in.readInt(); i > 0; i--) {
            shares.put(in.readUTF(), new Share(in.readLong(), in.readLong(), in.readBoolean(), in.readInt()));
        }
        List<Tenure> ended = new ArrayList<>();
        for (int i = in.readInt(); i > 0; i--) {
            ended.add(new Tenure(in.readUTF(), in.readLong(), in.readLong(), in.readInt(), in.readBoolean()));
        }
        Map<String, Long> plays = readTimes(in);
        Map<String, Long> keys = readTimes(in);
        AccountHistory history = new AccountHistory(GuestPasses.read(in));
        history.shares.putAll(shares);
        history.ended.addAll(ended);
        history.plays.putAll(plays);
        history.keys.putAll(keys);
        if (in.readBoolean()) {
            history.ties = new TiesCount(in.readLong(), in.readInt(), in.readInt(), in.readInt());
        }
        return history;
    }

    private static void writeTies(@Nullable TiesCount ties, DataOutput out) throws IOException {
        out.writeBoolean(ties != null);
        if (ties != null) {
            out.writeLong(ties.at());
            out.writeInt(ties.viewers());
            out.writeInt(ties.ties());
            out.writeInt(ties.reciprocal());
        }
    }

    private static void writeTimes(Map<String, Long> times, DataOutput out) throws IOException {
        out.writeInt(times.size());
        for (Map.Entry<String, Long> entry : times.entrySet()) {
            out.writeUTF(entry.getKey());
            out.writeLong(entry.getValue());
        }
    }

    private static Map<String, Long> readTimes(DataInput in) throws IOException {
        Map<String, Long> times = new TreeMap<>();
        for (int i = in.readInt(); i > 0; i--) {
            times.put(in.readUTF(), in.readLong());
        }
        return times;
    }
}
