// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator;

import io.evenhand.simulator.draw.ParameterFile;
import java.util.List;

/**
 * A population's parameters by name: how many owners of each sort, and what they are like. They are in the file of
 * parameters, see {@link ParameterFile}.
 *
 * <p>The seller base rate of world {@code 0} is the research's guess of 0.23 % of owners; nobody knows the real one.
 * World {@code 1} has other parameters for every seed. World {@code demo} has about 1 % and each strategy at least once,
 * so that a small demonstration shows something: precision measured there says nothing of reality. Stress worlds are
 * one lookalike each.
 */
public record World(String name) {
    /** The research's world. */
    public static final World ZERO = new World("0");
    /** The same with parameters that nobody tuned for. */
    public static final World ONE = new World("1");
    /** More sellers than there are. */
    public static final World DEMO = new World("demo");

    public World {
        if (!ParameterFile.standard().worlds().containsKey(name)) {
            throw new IllegalArgumentException("there is no such world: choose one of " + String.join(", ", names()));
        }
    }

    /** The world of this name. */
    public static World named(String name) {
        return new World(name);
    }

    /** Every world's name. */
    public static List<String> names() {
        return List.copyOf(ParameterFile.standard().worlds().keySet());
    }

    /** What is particular to it, in a sentence. */
    public String about() {
        return entry().about();
    }

    ParameterFile.WorldEntry entry() {
        ParameterFile.WorldEntry entry = ParameterFile.standard().worlds().get(name);
        if (entry == null) {
            throw new IllegalStateException("worlds do not vanish");
        }
        return entry;
    }
}
