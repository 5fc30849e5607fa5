// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.learned;

import java.util.List;

/** Brings every feature to mean 0 and deviation 1 over the samples it was made from. */
final class Scale {
    private final double[] means;
    private final double[] deviations;

    private Scale(double[] means, double[] deviations) {
        this.means = means;
        this.deviations = deviations;
    }

    static Scale of(List<Sample> samples, int features) {
        double[] means = new double[features];
        double[] squares = new double[features];
        for (Sample sample : samples) {
            for (int i = 0; i < features; i++) {
                double value = sample.features().get(i);
                means[i] += value / samples.size();
                squares[i] += value * value / samples.size();
            }
        }
        double[] deviations = new double[features];
        for (int i = 0; i < features; i++) {
            double variance = squares[i] - means[i] * means[i];
            // a feature that never varied says nothing, wherever it is seen
            deviations[i] = variance > 1e-9 ? StrictMath.sqrt(variance) : Double.POSITIVE_INFINITY;
        }
        return new Scale(means, deviations);
    }

    int features() {
        return means.length;
    }

    double scaled(Numbers numbers, int feature) {
        return (numbers.get(feature) - means[feature]) / deviations[feature];
    }

    double[] scaled(Numbers numbers) {
        double[] scaled = new double[features()];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = scaled(numbers, i);
        }
        return scaled;
    }
}
