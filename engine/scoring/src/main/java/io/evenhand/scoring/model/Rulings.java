// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.model;

import io.evenhand.scoring.signal.Measured;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What people decided about evidence of one account: which signals are rebutted for good, which may not be used for now. */
public final class Rulings {
    private static final long FOR_EVER = Long.MAX_VALUE;

    private final Set<String> rebutted = new TreeSet<>();
    private final Map<String, Long> restrictedUntil = new TreeMap<>();

    public void rebut(String signal) {
        rebutted.add(signal);
    }

    /** Restricts a signal until a time, or for ever if null. */
    public void restrict(String signal, @Nullable Long until) {
        restrictedUntil.put(signal, until == null ? FOR_EVER : until);
    }

    public void release(String signal) {
        restrictedUntil.remove(signal);
    }

    /** The fact with the marks of the rulings in force at {@code now}. */
    Measured apply(Measured fact, long now) {
        Measured ruled = fact;
        if (rebutted.contains(fact.signal().wire())) {
            ruled = ruled.marked(Measured.REBUTTED);
        }
        Long until = restrictedUntil.get(fact.signal().wire());
        return until != null && now < until ? ruled.marked(Measured.RESTRICTED) : ruled;
    }

    boolean isEmpty() {
        return rebutted.isEmpty() && restrictedUntil.isEmpty();
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(rebutted.size());
        for (String signal : rebutted) {
            out.writeUTF(signal);
        }
        out.writeInt(restrictedUntil.size());
        for (Map.Entry<String, Long> entry : restrictedUntil.entrySet()) {
            out.writeUTF(entry.getKey());
            out.writeLong(entry.getValue());
        }
    }

    static Rulings read(DataInput in) throws IOException {
        Rulings rulings = new Rulings();
        for (int i = in.readInt(); i > 0; i--) {
            rulings.rebutted.add(in.readUTF());
        }
        for (int i = in.readInt(); i > 0; i--) {
            rulings.restrictedUntil.put(in.readUTF(), in.readLong());
        }
        return rulings;
    }
}
