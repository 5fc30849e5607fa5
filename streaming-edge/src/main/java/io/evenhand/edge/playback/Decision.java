// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.playback;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * How a film reaches a client, and why not in a cheaper way.
 *
 * @param shapes of the pictures made for it, lowest first; none unless it is transcoded
 */
public record Decision(Method method, Set<Reason> reasons, List<Shape> shapes) {
    public Decision {
        reasons = Set.copyOf(reasons);
        shapes = List.copyOf(shapes);
        if ((method == Method.TRANSCODE) == shapes.isEmpty()) {
            throw new IllegalArgumentException("only a transcode has shapes");
        }
    }

    /** The reasons' codes in order. */
    public List<String> codes() {
        return new TreeSet<>(reasons).stream().map(Reason::wire).toList();
    }
}
