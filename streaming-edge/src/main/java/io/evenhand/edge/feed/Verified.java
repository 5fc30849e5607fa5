// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.feed;

import io.evenhand.contract.id.Sha256;
import io.evenhand.contract.json.ContractJson;
import io.evenhand.contract.json.MalformedJsonException;
import io.evenhand.contract.policy.Body;
import io.evenhand.contract.policy.Chain;
import io.evenhand.contract.policy.Delta;
import io.evenhand.contract.policy.Snapshot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The checks between bytes that arrived and a record that may be applied. */
final class Verified {
    private Verified() {}

    static Snapshot snapshot(byte[] bytes, Body promised) throws RefusedException {
        check(bytes, promised);
        Snapshot snapshot = read(bytes, Snapshot.class);
        if (snapshot.rev() != promised.rev()) {
            throw new RefusedException(Refusal.GAP);
        }
        return snapshot;
    }

    static Delta delta(byte[] bytes, Body promised) throws RefusedException {
        check(bytes, promised);
        Delta delta = read(bytes, Delta.class);
        if (delta.to() != promised.rev()) {
            throw new RefusedException(Refusal.GAP);
        }
        return delta;
    }

    /** The delta that follows {@code from}, of a line that was proved by its chain. */
    static Delta delta(byte[] line, long from) throws RefusedException {
        Delta delta = read(line, Delta.class);
        if (delta.from() != from) {
            throw new RefusedException(Refusal.GAP);
        }
        return delta;
    }

    /** The lines of an NDJSON body that lead from one position to another, proved by the chain; later ones are left alone. */
    static List<byte[]> chained(byte[] ndjson, Position from, Position to) throws RefusedException {
        List<byte[]> lines = cut(ndjson, to.rev() - from.rev());
        String chain = from.chain();
        for (byte[] line : lines) {
            chain = Chain.next(chain, line);
        }
        if (!chain.equals(to.chain())) {
            throw new RefusedException(Refusal.CHAIN_MISMATCH);
        }
        return lines;
    }

    /** The revision a line on our own disk leads to. */
    static long leadsTo(byte[] line) throws RefusedException {
        return read(line, Delta.class).to();
    }

    /** Cuts an NDJSON body into the promised lines; lines beyond those belong to a later manifest and are left alone. */
    static List<byte[]> lines(byte[] ndjson, List<Body> promised) throws RefusedException {
        List<byte[]> lines = cut(ndjson, promised.size());
        for (int i = 0; i < lines.size(); i++) {
            check(lines.get(i), promised.get(i));
        }
        return lines;
    }

    /** The first so many lines; those that are not there are empty. */
    private static List<byte[]> cut(byte[] ndjson, long count) {
        List<byte[]> lines = new ArrayList<>();
        int start = 0;
        for (long left = count; left > 0; left--) {
            int end = start;
            while (end < ndjson.length && ndjson[end] != '\n') {
                end++;
            }
            lines.add(Arrays.copyOfRange(ndjson, start, end));
            start = Math.min(end + 1, ndjson.length);
        }
        return lines;
    }

    private static void check(byte[] bytes, Body promised) throws RefusedException {
        if (bytes.length != promised.length()) {
            throw new RefusedException(Refusal.TRUNCATED);
        }
        if (!Sha256.hex(bytes).equals(promised.sha256())) {
            throw new RefusedException(Refusal.WRONG_HASH);
        }
    }

    private static <T> T read(byte[] bytes, Class<T> type) throws RefusedException {
        try {
            return ContractJson.read(bytes, type);
        } catch (MalformedJsonException e) {
            RefusedException refused = new RefusedException(Refusal.MALFORMED);
            refused.initCause(e);
            throw refused;
        }
    }
}
