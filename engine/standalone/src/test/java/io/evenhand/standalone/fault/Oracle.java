// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.fault;

import io.evenhand.standalone.fault.Outcome.Matter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Says in what a disturbed run differs from an undisturbed one over the same events. */
final class Oracle {
    private Oracle() {}

    /** A difference. */
    sealed interface Difference {
        /** Something that is there without faults is missing with them. */
        record Loss(Matter matter, String what, long times) implements Difference {}

        /** Something is there more often than without faults. */
        record Duplicate(Matter matter, String what, long times) implements Difference {}

        /** Something is there that is not there at all without faults. */
        record Invention(Matter matter, String what, long times) implements Difference {}

        /** The log of acts does not hold together. */
        record BrokenAudit() implements Difference {}
    }

    static List<Difference> compare(Outcome undisturbed, Outcome disturbed) {
        List<Difference> differences = new ArrayList<>();
        for (Matter matter : Matter.values()) {
            Set<String> names = new TreeSet<>(undisturbed.of(matter).keySet());
            names.addAll(disturbed.of(matter).keySet());
            for (String name : names) {
                long wanted = undisturbed.of(matter).getOrDefault(name, 0L);
                long got = disturbed.of(matter).getOrDefault(name, 0L);
                if (got < wanted) {
                    differences.add(new Difference.Loss(matter, name, wanted - got));
                } else if (got > wanted) {
                    differences.add(
                            wanted == 0
                                    ? new Difference.Invention(matter, name, got)
                                    : new Difference.Duplicate(matter, name, got - wanted));
                }
            }
        }
        if (!disturbed.auditSound()) {
            differences.add(new Difference.BrokenAudit());
        }
        return differences;
    }
}
