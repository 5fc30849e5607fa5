// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.quality;

/** A fixed row of numbers, small in memory because there are millions of them. */
final class Numbers {
    private final float[] values;

    private Numbers(float[] values) {
        this.values = values;
    }

    /** A row of a copy of these. */
    static Numbers of(float[] values) {
        return new Numbers(values.clone());
    }

    float get(int index) {
        return values[index];
    }

    int size() {
        return values.length;
    }
}
