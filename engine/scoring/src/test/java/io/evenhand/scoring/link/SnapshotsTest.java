// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.evenhand.scoring.history.Calendar;
import io.evenhand.scoring.history.Conduct;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Whatever is written into a snapshot, or crosses the network, is read as the same: through all of a world's life. */
class SnapshotsTest {
    private static final long SEED = 71;

    private interface Write<T> {
        void to(T value, DataOutput out) throws IOException;
    }

    private interface Read<T> {
        T from(DataInput in) throws IOException;
    }

    private final Map<String, Owner> owners = new TreeMap<>();
    private final Map<String, KeyRing> rings = new TreeMap<>();
    private final Map<String, ViewerTrail> trails = new TreeMap<>();
    private final List<LinkFact> told = new ArrayList<>();
    private final Owner.Listener listener = new Owner.Listener() {
        @Override
        public void key(KeyFact fact) {
            KeyFact read = again(fact, KeyFact::write, KeyFact::read);
            told.addAll(rings.computeIfAbsent(read.key(), key -> new KeyRing()).add(read));
        }

        @Override
        public void viewer(ViewerFact fact) {
            ViewerFact read = again(fact, ViewerFact::write, ViewerFact::read);
            told.addAll(trails.computeIfAbsent(read.viewer(), viewer -> new ViewerTrail())
                    .add(read));
        }
    };

    @Test
    void aLifeFromSnapshotToSnapshotIsTheSameLife() {
        List<String> wanted = new ArrayList<>();
        Links links = new Links(fact -> wanted.add(fact.toString()));
        List<Conduct> conduct = LinkWorld.conduct(SEED);
        LinkWorld.interventions().forEach(each -> {
            links.hear(each);
            owner(each.account().value()).hear(each, listener);
        });
        int next = 0;
        for (long boundary = LinkWorld.START + Calendar.WEEK; next < conduct.size(); boundary += Calendar.WEEK) {
            while (next < conduct.size() && conduct.get(next).millis() < boundary) {
                Conduct each = conduct.get(next++);
                links.add(each);
                if (KeyHolder.isRelevant(each)) {
                    owner(each.account().value()).add(each, listener);
                }
            }
            wanted.clear();
            told.clear();
            links.reach(boundary);
            reach(boundary);
            assertFalse(wanted.isEmpty() && boundary > LinkWorld.START + 4 * Calendar.WEEK);
            assertEquals(
                    wanted.stream().sorted().toList(),
                    told.stream()
                            .map(fact -> again(fact, LinkFact::write, LinkFact::read))
                            .map(LinkFact::toString)
                            .sorted()
                            .toList(),
                    "seed " + SEED + ", boundary " + boundary);
        }
    }

    private Owner owner(String account) {
        return owners.computeIfAbsent(account, name -> new Owner());
    }

    private void reach(long boundary) {
        owners.forEach((name, owner) -> {
            owner.tell(name, boundary, listener);
            owner.prune(boundary);
        });
        rings.forEach((name, ring) -> {
            told.addAll(ring.tell(name, boundary));
            ring.prune(boundary);
        });
        trails.forEach((name, trail) -> {
            told.addAll(trail.tell(name, boundary));
            trail.prune(boundary);
        });
        owners.replaceAll((name, owner) -> again(owner, Owner::write, Owner::read));
        rings.replaceAll((name, ring) -> again(ring, KeyRing::write, KeyRing::read));
        trails.replaceAll((name, trail) -> again(trail, ViewerTrail::write, ViewerTrail::read));
    }

    private static <T> T again(T value, Write<T> write, Read<T> read) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            write.to(value, new DataOutputStream(bytes));
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
            T again = read.from(in);
            assertEquals(-1, in.read(), "all of it is read");
            return again;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
