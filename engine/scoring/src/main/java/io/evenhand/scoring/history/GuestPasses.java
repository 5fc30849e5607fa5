// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.history;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Guest passes declared but not yet used: for one viewer, or for each new viewer of the next 24 hours.
 *
 * <p>The length declared with an invitation ({@code invite.created}) is no declaration here: that stream is optional, and
 * what an optional stream takes away could otherwise raise a score.
 */
final class GuestPasses {
    private static final long VALID = Calendar.DAY;

    private record Pass(long at, int days) {
        boolean isValid(long now) {
            return now - at <= VALID;
        }
    }

    private final Map<String, Pass> named = new TreeMap<>();
    private final List<Pass> open = new ArrayList<>();

    void declare(String viewer, long at, int days) {
        named.put(viewer, new Pass(at, days));
    }

    void declareOpen(long at, int days) {
        open.add(new Pass(at, days));
    }

    /** The days of the pass that a tenure which begins now is under, 0 if none; a named pass is used up. */
    int claim(String viewer, boolean newViewer, long now) {
        Pass own = named.remove(viewer);
        if (own != null && own.isValid(now)) {
            return own.days();
        }
        if (!newViewer) {
            return 0;
        }
        return open.stream()
                .filter(pass -> pass.isValid(now))
                .mapToInt(Pass::days)
                .max()
                .orElse(0);
    }

    void prune(long now) {
        named.values().removeIf(pass -> !pass.isValid(now));
        open.removeIf(pass -> !pass.isValid(now));
    }

    boolean isEmpty() {
        return named.isEmpty() && open.isEmpty();
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(named.size());
        for (Map.Entry<String, Pass> entry : named.entrySet()) {
            out.writeUTF(entry.getKey());
            out.writeLong(entry.getValue().at());
            out.writeInt(entry.getValue().days());
        }
        out.writeInt(open.size());
        for (Pass pass : open) {
            out.writeLong(pass.at());
            out.writeInt(pass.days());
        }
    }

    static GuestPasses read(DataInput in) throws IOException {
        GuestPasses passes = new GuestPasses();
        for (int i = in.readInt(); i > 0; i--) {
            passes.named.put(in.readUTF(), new Pass(in.readLong(), in.readInt()));
        }
        for (int i = in.readInt(); i > 0; i--) {
            passes.open.add(new Pass(in.readLong(), in.readInt()));
        }
        return passes;
    }
}
