// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.feed;

import io.evenhand.contract.json.ContractJson;
import io.evenhand.contract.policy.Body;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A feed source without a network that can be told to lie. */
final class FakeSource implements FeedSource {
    final List<Long> acknowledged = new ArrayList<>();
    int snapshotsFetched;
    boolean deaf;

    /** Deltas up to this revision are not kept any more. */
    long forgotten;

    Publisher publisher;
    UnaryOperator<byte[]> head = UnaryOperator.identity();
    UnaryOperator<byte[]> snapshot = UnaryOperator.identity();
    UnaryOperator<byte[]> deltas = UnaryOperator.identity();

    FakeSource(Publisher publisher) {
        this.publisher = publisher;
    }

    void honest() {
        head = UnaryOperator.identity();
        snapshot = UnaryOperator.identity();
        deltas = UnaryOperator.identity();
    }

    @Override
    public byte[] head() {
        return head.apply(ContractJson.bytes(publisher.head()));
    }

    @Override
    public byte[] snapshot(Body body) throws IOException {
        snapshotsFetched++;
        byte[] bytes = publisher.snapshotBytes(body.rev());
        if (bytes == null) {
            throw new IOException("no such snapshot");
        }
        return snapshot.apply(bytes);
    }

    @Override
    public byte[] deltas(long from, List<Body> wanted) {
        return deltas.apply(publisher.deltaLines(from));
    }

    @Override
    public byte[] deltasSince(long from, long lengthMax) throws IOException {
        byte[] lines = publisher.deltaLines(from);
        if (from < forgotten || lines.length > lengthMax) {
            throw new IOException("gone, or too much");
        }
        return deltas.apply(lines);
    }

    @Override
    public void acknowledge(long rev) throws IOException {
        if (deaf) {
            throw new IOException("not yet announced");
        }
        acknowledged.add(rev);
    }
}
