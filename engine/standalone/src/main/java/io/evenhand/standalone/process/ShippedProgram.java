// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.process;

import java.util.List;
import java.util.Locale;

/** A program of ours that a checkout or a release can start, in the order in which they start on one machine. */
public enum ShippedProgram {
    INTAKE("engine/intake", "256m", "io.evenhand.intake.http.Intake"),
    SCORING("engine/scoring", "768m", "io.evenhand.scoring.io.Scoring"),
    CASEWORK("appeals-ui", "384m", "io.evenhand.ui.Casework"),
    EDGE("streaming-edge", "256m", "io.evenhand.edge.Edge");

    private final String module;
    private final String heap;
    private final String mainClass;

    ShippedProgram(String module, String heap, String mainClass) {
        this.module = module;
        this.heap = heap;
        this.mainClass = mainClass;
    }

    /** What people, logs and metrics call it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The most heap it gets on one machine with all the others, such as {@code 256m}. */
    public String heap() {
        return heap;
    }

    /** The words that start it with its usual heap. */
    public List<String> command(Home home, String... arguments) {
        return JavaCommand.of(home, module, heap, mainClass, arguments);
    }

    /** The words that start it under a {@link Supervisor} by its own name with its usual heap. */
    public List<String> supervised(Home home) {
        return supervised(home, label(), heap);
    }

    /** The same, under another name and with another heap. */
    public List<String> supervised(Home home, String name, String heap) {
        return JavaCommand.supervised(home, name, module, heap, mainClass);
    }

    /** The words that start it from the jars where they lie, after which nothing may be built in this checkout while it runs. */
    public List<String> commandInPlace(Home home, String heap) {
        return JavaCommand.inPlace(home, module, heap, mainClass);
    }
}
