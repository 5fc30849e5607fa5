// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.learned;

/** A fixed row of numbers, small in memory because there are millions of them. */
public final class Numbers {
    private final float[] values;

    private Numbers(float[] values) {
        this.values = values;
    }

    /** A row of a copy of these. */
    public static Numbers of(float[] values) {
        return new Numbers(values.clone());
    }

    public float get(int index) {
        return values[index];
    }

    public int size() {
        return values.length;
    }
}
