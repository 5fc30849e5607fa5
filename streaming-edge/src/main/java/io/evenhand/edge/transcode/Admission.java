// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.transcode;

import io.evenhand.edge.playback.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;

/**
 * Who may be transcoded for, by what was measured: a second of film at a speed of four costs a quarter of the machine.
 *
 * <p>A session is given the ladder that still fits, without its highest steps if need be; nothing if not even the
 * lowest fits. Speeds drift with what really happens, so a machine that is busy with other things admits less.
 */
public final class Admission {
    private final Map<String, Shape> taken = new ConcurrentHashMap<>();
    private final double share;
    private final ToDoubleFunction<Shape> speed;

    /** With {@code share} of the machine for streams; the rest is for seeks, starts and everything else. */
    public Admission(double share, ToDoubleFunction<Shape> speed) {
        this.share = share;
        this.speed = speed;
    }

    /** How much of the machine is spoken for. */
    public double taken() {
        return taken.values().stream().mapToDouble(this::cost).sum();
    }

    /** The steps of a ladder that a further session could be given, lowest first. */
    public List<Shape> fitting(List<Shape> ladder) {
        double free = share - taken();
        List<Shape> fitting = new ArrayList<>();
        for (Shape shape : ladder) {
            // the first session of all gets the lowest step on any machine
            if (cost(shape) <= free || (taken.isEmpty() && fitting.isEmpty())) {
                fitting.add(shape);
            }
        }
        return fitting;
    }

    /** The session may use every step up to {@code top}. */
    public void take(String session, Shape top) {
        taken.put(session, top);
    }

    public void release(String session) {
        taken.remove(session);
    }

    private double cost(Shape shape) {
        double real = speed.applyAsDouble(shape);
        return real <= 0 ? 1 : 1 / real;
    }
}
