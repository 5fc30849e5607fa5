// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator.truth;

import java.util.List;
import java.util.stream.DoubleStream;

/**
 * How often a limit would be right if this part of all owners sold; nobody knows the real part.
 *
 * @param sellers the part of all owners that sell
 * @param precision at the rates measured
 * @param precisionAtLeast at the upper bounds of the innocents' rate and the lower bound of the sellers'
 */
public record BaseRate(double sellers, double precision, double precisionAtLeast) {
    private static final double[] SWEEP = {0.0001, 0.0002, 0.0005, 0.001, 0.0023, 0.005};

    static List<BaseRate> sweep(RuleScore rule) {
        Proportion recall = rule.recall();
        Proportion wronged = rule.wronged();
        if (recall.of() == 0 || wronged.of() == 0) {
            return List.of();
        }
        return DoubleStream.of(SWEEP)
                .mapToObj(sellers -> new BaseRate(
                        sellers,
                        precision(sellers, recall.value(), wronged.value()),
                        precision(sellers, recall.lower(), wronged.upperOneSided())))
                .toList();
    }

    private static double precision(double sellers, double recall, double wronged) {
        double right = sellers * recall;
        double wrong = (1 - sellers) * wronged;
        return right + wrong > 0 ? right / (right + wrong) : 0;
    }
}
