// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator.truth;

/** A figure and the bounds it lies between with 95 % confidence. */
public record Estimate(double value, double lower, double upper) {
    public Estimate {
        if (!(lower <= upper)) {
            throw new IllegalArgumentException("the lower bound is above the upper one");
        }
    }
}
