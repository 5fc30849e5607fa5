// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.rhythm;

import io.evenhand.scoring.history.Calendar;
import io.evenhand.scoring.history.Tenure;
import java.util.List;

/** The largest Rayleigh statistic of a pairing over several circles; unit vectors are made once, so a draw needs no trigonometry. */
final class RayleighOfPairing implements Pairings.Statistic {
    private final double[][] startCos;
    private final double[][] startSin;
    private final double[][] endCos;
    private final double[][] endSin;

    RayleighOfPairing(List<Tenure> tenures, List<Circle> circles) {
        // relative to the first start: small numbers keep their precision on the circle
        long origin = tenures.stream().mapToLong(Tenure::start).min().orElse(0);
        double[] starts = tenures.stream()
                .mapToDouble(tenure -> (tenure.start() - origin) / (double) Calendar.DAY)
                .toArray();
        double[] ends = tenures.stream()
                .mapToDouble(tenure -> (tenure.end() - origin) / (double) Calendar.DAY)
                .toArray();
        this.startCos = vectors(starts, circles, Circle::cos);
        this.startSin = vectors(starts, circles, Circle::sin);
        this.endCos = vectors(ends, circles, Circle::cos);
        this.endSin = vectors(ends, circles, Circle::sin);
    }

    @Override
    public double of(int[] pairing) {
        double best = 0;
        for (int c = 0; c < startCos.length; c++) {
            double x = 0;
            double y = 0;
            for (int i = 0; i < pairing.length; i++) {
                int end = pairing[i];
                x += endCos[c][end] * startCos[c][i] + endSin[c][end] * startSin[c][i];
                y += endSin[c][end] * startCos[c][i] - endCos[c][end] * startSin[c][i];
            }
            best = Math.max(best, (x * x + y * y) / pairing.length);
        }
        return best;
    }

    private static double[][] vectors(double[] days, List<Circle> circles, Component component) {
        double[][] vectors = new double[circles.size()][days.length];
        for (int c = 0; c < vectors.length; c++) {
            for (int i = 0; i < days.length; i++) {
                vectors[c][i] = component.of(circles.get(c), days[i]);
            }
        }
        return vectors;
    }

    private interface Component {
        double of(Circle circle, double days);
    }
}
