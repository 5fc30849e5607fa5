// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.learned;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/** The learned models learn what can be learned, the same every time, and only from what they may see. */
class LearnedModelsTest {
    private static final long SEED = 5;

    /** Sellers have more of the first feature; the third tells everything and is not for every model. */
    private static List<Sample> linear(long seed) {
        return samples(seed, x -> x[0]);
    }

    /** Sellers are alike in both features: no straight line tells them. */
    private static List<Sample> crossed(long seed) {
        return samples(seed, x -> x[0] * x[1]);
    }

    private static List<Sample> samples(long seed, ToDoubleFunction<float[]> tell) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            float[] x = {(float) random.nextDouble(-1, 1), (float) random.nextDouble(-1, 1), 0};
            boolean seller = tell.applyAsDouble(x) > 0;
            x[2] = seller ? 1 : 0;
            samples.add(new Sample(Numbers.of(x), seller));
        }
        return samples;
    }

    @Test
    void aLineIsLearnedByBoth() {
        assertTrue(right(LogisticRegression.train("line", linear(1), 2, SEED), linear(2)) > 0.9, "seed 1, 2");
        assertTrue(right(BoostedTrees.train("trees", linear(1), 2, SEED), linear(2)) > 0.9, "seed 1, 2");
    }

    @Test
    void onlyTreesLearnACross() {
        assertTrue(right(LogisticRegression.train("line", crossed(1), 2, SEED), crossed(2)) < 0.65, "seed 1, 2");
        assertTrue(right(BoostedTrees.train("trees", crossed(1), 2, SEED), crossed(2)) > 0.9, "seed 1, 2");
    }

    @Test
    void whatAModelMayNotSeeDoesNotChangeIt() {
        Numbers one = Numbers.of(new float[] {0.3f, -0.2f, 0});
        Numbers other = Numbers.of(new float[] {0.3f, -0.2f, 1});
        for (Challenger blind : List.of(
                LogisticRegression.train("line", linear(1), 2, SEED),
                BoostedTrees.train("trees", linear(1), 2, SEED))) {
            assertEquals(blind.score(one), blind.score(other), blind.name());
        }
        Challenger seeing = BoostedTrees.train("trees", crossed(1), 3, SEED);
        assertTrue(seeing.score(other) > seeing.score(one));
    }

    @Test
    void equalSeedsLearnTheSame() {
        Numbers any = Numbers.of(new float[] {0.1f, 0.7f, 0});
        assertEquals(
                BoostedTrees.train("a", linear(1), 2, SEED).score(any),
                BoostedTrees.train("b", linear(1), 2, SEED).score(any));
        assertEquals(
                LogisticRegression.train("a", linear(1), 2, SEED).score(any),
                LogisticRegression.train("b", linear(1), 2, SEED).score(any));
    }

    private static double right(Challenger model, List<Sample> samples) {
        return samples.stream()
                        .filter(sample -> model.score(sample.features()) > 0 == sample.seller())
                        .count()
                / (double) samples.size();
    }
}
