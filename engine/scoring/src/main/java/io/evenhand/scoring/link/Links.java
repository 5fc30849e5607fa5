// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.link;

import io.evenhand.contract.decision.Intervention;
import io.evenhand.scoring.history.Conduct;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** All accounts, keys, servers and viewers of a closed group, wired as the job wires them. */
public final class Links {
    private final Map<String, Owner> owners = new TreeMap<>();
    private final Map<String, KeyRing> rings = new TreeMap<>();
    private final Map<String, ViewerTrail> trails = new TreeMap<>();
    private final Consumer<LinkFact> out;
    private final Owner.Listener listener = new Owner.Listener() {
        @Override
        public void key(KeyFact fact) {
            rings.computeIfAbsent(fact.key(), key -> new KeyRing()).add(fact).forEach(out);
        }

        @Override
        public void viewer(ViewerFact fact) {
            trails.computeIfAbsent(fact.viewer(), viewer -> new ViewerTrail())
                    .add(fact)
                    .forEach(out);
        }
    };

    /** {@code out} takes what accounts learn. */
    public Links(Consumer<LinkFact> out) {
        this.out = out;
    }

    /** Adds an event. */
    public void add(Conduct conduct) {
        if (KeyHolder.isRelevant(conduct)) {
            owner(conduct.account().value()).add(conduct, listener);
        }
    }

    /** Hears what people decided. */
    public void hear(Intervention intervention) {
        if (Owner.isRelevant(intervention.type())) {
            owner(intervention.account().value()).hear(intervention, listener);
        }
    }

    /** Reaches a weekly boundary: whatever happened before it has been added. */
    public void reach(long boundary) {
        tell(boundary);
        prune(boundary);
    }

    /** Tells accounts what was said before the boundary. */
    void tell(long boundary) {
        owners.forEach((account, owner) -> owner.tell(account, boundary, listener));
        tell(rings, boundary);
        tell(trails, boundary);
    }

    private void tell(Map<String, ? extends Meeting<?>> meetings, long boundary) {
        meetings.forEach((name, meeting) -> {
            if (meeting.isMeeting()) {
                meeting.tell(name, boundary).forEach(out);
            }
        });
    }

    /** Forgets what no boundary after this one looks at. */
    void prune(long boundary) {
        owners.values().forEach(owner -> owner.prune(boundary));
        rings.values().forEach(ring -> ring.prune(boundary));
        trails.values().forEach(trail -> trail.prune(boundary));
        owners.values().removeIf(Owner::isEmpty);
        rings.values().removeIf(KeyRing::isEmpty);
        trails.values().removeIf(ViewerTrail::isEmpty);
    }

    private Owner owner(String account) {
        return owners.computeIfAbsent(account, name -> new Owner());
    }

    /** All that is remembered, for whoever wants to see that somebody is not. */
    List<Object> remembered() {
        List<Object> all = new ArrayList<>(owners.values());
        all.addAll(rings.values());
        all.addAll(trails.values());
        return all;
    }
}
