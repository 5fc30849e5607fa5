// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator.draw;

import java.util.List;

/** How a value is drawn: what every parameter is. */
public sealed interface Law {
    /** A value. */
    double draw(Draws draws);

    /** The law of the same kind whose values are so many times as large, as far as its kind allows. */
    Law times(double factor);

    /** A value as a whole number, rounded down. */
    default int whole(Draws draws) {
        return (int) Math.floor(draw(draws));
    }

    /** Whether something happens whose probability is drawn. */
    default boolean happens(Draws draws) {
        return draws.chance(draw(draws));
    }

    /** Always the same. */
    record Fixed(double value) implements Law {
        @Override
        public double draw(Draws draws) {
            return value;
        }

        @Override
        public Law times(double factor) {
            return new Fixed(value * factor);
        }
    }

    /** A probability; above one half it is its complement that is multiplied, so that it stays a probability. */
    record Chance(double probability) implements Law {
        public Chance {
            require(probability >= 0 && probability <= 1, "a chance is from 0 to 1");
        }

        @Override
        public double draw(Draws draws) {
            return probability;
        }

        @Override
        public Law times(double factor) {
            double shifted = probability > 0.5 ? 1 - (1 - probability) * factor : probability * factor;
            return new Chance(Math.max(0, Math.min(1, shifted)));
        }
    }

    /** Anything from low to high. */
    record Uniform(double low, double high) implements Law {
        public Uniform {
            require(low <= high, "a range ends after it begins");
        }

        @Override
        public double draw(Draws draws) {
            return draws.uniform(low, high);
        }

        @Override
        public Law times(double factor) {
            return new Uniform(low * factor, high * factor);
        }
    }

    /** A fraction from low to high; multiplied like a probability, so that it stays one. */
    record Part(double low, double high) implements Law {
        public Part {
            require(low >= 0 && low <= high && high <= 1, "a part is from 0 to 1");
        }

        @Override
        public double draw(Draws draws) {
            return draws.uniform(low, high);
        }

        @Override
        public Law times(double factor) {
            return (low + high) / 2 > 0.5
                    ? new Part(Math.max(0, 1 - (1 - low) * factor), Math.max(0, 1 - (1 - high) * factor))
                    : new Part(Math.min(1, low * factor), Math.min(1, high * factor));
        }
    }

    /** A whole number from low to high, both included. */
    record Whole(int low, int high) implements Law {
        public Whole {
            require(low <= high, "a range ends after it begins");
        }

        @Override
        public double draw(Draws draws) {
            return draws.between(low, high);
        }

        @Override
        public Law times(double factor) {
            return new Whole((int) Math.round(low * factor), (int) Math.round(high * factor));
        }
    }

    /** With this mean, and no memory. */
    record Exponential(double mean) implements Law {
        @Override
        public double draw(Draws draws) {
            return draws.exponential(mean);
        }

        @Override
        public Law times(double factor) {
            return new Exponential(mean * factor);
        }
    }

    /** Heavy-tailed for shapes below 1. */
    record Weibull(double shape, double scale) implements Law {
        @Override
        public double draw(Draws draws) {
            return draws.weibull(shape, scale);
        }

        @Override
        public Law times(double factor) {
            return new Weibull(shape, scale * factor);
        }
    }

    /** Around a mean. */
    record Normal(double mean, double deviation) implements Law {
        @Override
        public double draw(Draws draws) {
            return mean + deviation * draws.normal();
        }

        @Override
        public Law times(double factor) {
            return new Normal(mean * factor, deviation * factor);
        }
    }

    /** The distance from 0 of a normal value around it. */
    record Folded(double deviation) implements Law {
        @Override
        public double draw(Draws draws) {
            return deviation == 0 ? 0 : Math.abs(deviation * draws.normal());
        }

        @Override
        public Law times(double factor) {
            return new Folded(deviation * factor);
        }
    }

    /** A fraction, times a scale that keeps it one. */
    record Beta(int a, int b, double scale) implements Law {
        public Beta {
            require(a > 0 && b > 0, "a beta has positive parameters");
        }

        @Override
        public double draw(Draws draws) {
            return Math.min(1, scale * draws.beta(a, b));
        }

        @Override
        public Law times(double factor) {
            return new Beta(a, b, scale * factor);
        }
    }

    /** One of several laws, each as likely. */
    record Either(List<Law> laws) implements Law {
        public Either {
            laws = List.copyOf(laws);
        }

        @Override
        public double draw(Draws draws) {
            return laws.get(draws.between(0, laws.size() - 1)).draw(draws);
        }

        @Override
        public Law times(double factor) {
            return new Either(laws.stream().map(law -> law.times(factor)).toList());
        }
    }

    /** One of some values with their weights; what is possible does not change when how much there is of it does. */
    record Choice(List<Double> values, List<Double> weights) implements Law {
        public Choice {
            values = List.copyOf(values);
            weights = List.copyOf(weights);
            require(!values.isEmpty() && values.size() == weights.size(), "a choice has a weight for each value");
        }

        @Override
        public double draw(Draws draws) {
            double left = draws.unit()
                    * weights.stream().mapToDouble(Double::doubleValue).sum();
            int chosen = 0;
            for (int i = 0; i < weights.size(); i++) {
                if (weights.get(i) > 0) {
                    chosen = i;
                    left -= weights.get(i);
                    if (left < 0) {
                        break;
                    }
                }
            }
            return values.get(chosen);
        }

        @Override
        public Law times(double factor) {
            return this;
        }
    }

    /** From low on, each further step less likely by the same factor, with this mean before it is cut off at high. */
    record Geometric(double mean, int low, int high) implements Law {
        public Geometric {
            require(mean > 0 && low <= high, "a geometric law has a positive mean and a range");
        }

        @Override
        public double draw(Draws draws) {
            double excess = Math.max(0.5, mean - low);
            double goesOn = excess / (1 + excess);
            int value = low;
            while (draws.chance(goesOn)) {
                value = value == high ? low : value + 1;
            }
            return value;
        }

        @Override
        public Law times(double factor) {
            return new Geometric(mean * factor, low, high);
        }
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }
}
