// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.history;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The binary form of an {@link AccountHistory}, for snapshots: its parts, one after the other. */
public final class HistoryCodec {
    private HistoryCodec() {}

    public static void write(AccountHistory history, DataOutput out) throws IOException {
        history.ledger.write(out);
        history.viewers.write(out);
        history.sessions.write(out);
        history.servers.write(out);
        history.byProgram.write(out);
        history.byPublicLink.write(out);
        out.writeInt(history.keys.size());
        for (Map.Entry<String, Long> entry : history.keys.entrySet()) {
            out.writeUTF(entry.getKey());
            out.writeLong(entry.getValue());
        }
        writeTies(history.ties, out);
    }

    public static AccountHistory read(DataInput in) throws IOException {
        AccountHistory history = new AccountHistory();
        history.ledger = ShareLedger.read(in);
        history.viewers = DistinctViewers.read(in);
        history.sessions = Sessions.read(in);
        history.servers = Servers.read(in);
        history.byProgram = DailyShare.read(Windows.TURNOVER, in);
        history.byPublicLink = DailyShare.read(Windows.TURNOVER, in);
        for (int i = in.readInt(); i > 0; i--) {
            history.keys.put(in.readUTF(), in.readLong());
        }
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
}
