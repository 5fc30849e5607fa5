// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator.draw;

import java.util.Arrays;

/**
 * A stream of random draws (SplitMix64) that is the same on every machine and every Java.
 *
 * <p>The JDK's own generators changed how they make bounded numbers between releases, and {@link Math} may use a
 * processor's instructions: here every number comes from integer arithmetic and {@link StrictMath}.
 */
public final class Draws {
    private static final long GAMMA = 0x9E3779B97F4A7C15L;

    private long state;

    private Draws(long state) {
        this.state = state;
    }

    /** The stream named by a path of numbers, independent of every other path's. */
    public static Draws of(long seed, long... path) {
        long state = mix(seed + GAMMA);
        for (long step : path) {
            state = mix(state ^ mix(step + GAMMA));
        }
        return new Draws(state);
    }

    public long next() {
        state += GAMMA;
        return mix(state);
    }

    /** In [0, 1). */
    public double unit() {
        return (next() >>> 11) * 0x1.0p-53;
    }

    public boolean chance(double probability) {
        return unit() < probability;
    }

    /** In [low, high). */
    public double uniform(double low, double high) {
        return low + (high - low) * unit();
    }

    /** A whole number from low to high, both included. */
    public int between(int low, int high) {
        return low + (int) (unit() * (high - low + 1));
    }

    public double exponential(double mean) {
        return -mean * StrictMath.log(1 - unit());
    }

    public double weibull(double shape, double scale) {
        return scale * StrictMath.pow(-StrictMath.log(1 - unit()), 1 / shape);
    }

    public double normal() {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - unit()));
        return radius * StrictMath.cos(2 * StrictMath.PI * unit());
    }

    /** Beta(a, b) of whole parameters: the a-th smallest of a + b - 1 uniform draws. */
    public double beta(int a, int b) {
        double[] uniform = new double[a + b - 1];
        for (int i = 0; i < uniform.length; i++) {
            uniform[i] = unit();
        }
        Arrays.sort(uniform);
        return uniform[a - 1];
    }

    /** An index, with probability proportional to its weight. */
    public int pick(double... weights) {
        double total = 0;
        for (double weight : weights) {
            total += weight;
        }
        double left = unit() * total;
        int likely = 0;
        for (int i = 0; i < weights.length; i++) {
            if (weights[i] > 0) {
                likely = i;
                left -= weights[i];
            }
            if (left < 0) {
                break;
            }
        }
        return likely;
    }

    private static long mix(long z) {
        long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
        return b ^ (b >>> 31);
    }
}
