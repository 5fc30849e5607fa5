// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.learned;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.tribuo.MutableDataset;
import org.tribuo.common.tree.LeafNode;
import org.tribuo.common.tree.Node;
import org.tribuo.common.tree.SplitNode;
import org.tribuo.common.tree.TreeModel;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.rtree.CARTJointRegressionTrainer;
import org.tribuo.regression.rtree.impurity.MeanSquaredError;

/**
 * Gradient-boosted trees for the logistic loss: every next tree, one of Tribuo's regression trees, is fitted by weighted
 * least squares to what the sum of the earlier ones still gets wrong, a Newton step each (LogitBoost).
 */
public final class BoostedTrees implements Challenger {
    private static final int TREES = 120;
    private static final int DEPTH = 4;
    private static final float LEAF_WEIGHT_MIN = 0.5f;
    private static final double SHRINKAGE = 0.15;
    /** A working response further out than this says only that an account is on the wrong side. */
    private static final double RESPONSE_MAX = 4;

    private static final double WEIGHT_MIN = 1e-4;

    private final String name;
    private final double start;
    private final List<Tree> trees;

    private BoostedTrees(String name, double start, List<Tree> trees) {
        this.name = name;
        this.start = start;
        this.trees = List.copyOf(trees);
    }

    /** A tree: a question about one feature, or an answer. */
    private sealed interface Tree {
        record Question(int feature, double value, Tree above, Tree upTo) implements Tree {}

        record Answer(double value) implements Tree {}
    }

    /**
     * Learns to tell sellers.
     *
     * @param features how many of the features it may see, from the first on
     */
    public static BoostedTrees train(String name, List<Sample> samples, int features, long seed) {
        Logger.getLogger("org.tribuo").setLevel(Level.WARNING);
        String[] names = IntStream.range(0, features).mapToObj(i -> "f" + i).toArray(String[]::new);
        double sellers = samples.stream().filter(Sample::seller).count();
        double start = StrictMath.log((sellers + 0.5) / (samples.size() - sellers + 0.5));
        double[] sums = new double[samples.size()];
        Arrays.fill(sums, start);
        List<Tree> trees = new ArrayList<>();
        for (int round = 0; round < TREES; round++) {
            Tree tree = fit(samples, sums, names, seed + round);
            for (int i = 0; i < sums.length; i++) {
                sums[i] += SHRINKAGE * answer(tree, samples.get(i).features());
            }
            trees.add(tree);
        }
        return new BoostedTrees(name, start, trees);
    }

    private static Tree fit(List<Sample> samples, double[] sums, String[] names, long seed) {
        RegressionFactory factory = new RegressionFactory();
        MutableDataset<Regressor> data =
                new MutableDataset<>(new SimpleDataSourceProvenance("simulated accounts", factory), factory);
        for (int i = 0; i < sums.length; i++) {
            data.add(example(samples.get(i), sums[i], names));
        }
        TreeModel<Regressor> model = new CARTJointRegressionTrainer(
                        DEPTH, LEAF_WEIGHT_MIN, 0, 1, false, new MeanSquaredError(), false, seed)
                .train(data);
        return grown(model.getRoot(), model);
    }

    private static ArrayExample<Regressor> example(Sample sample, double sum, String[] names) {
        double probability = 1 / (1 + StrictMath.exp(-sum));
        double weight = Math.max(probability * (1 - probability), WEIGHT_MIN);
        double response = ((sample.seller() ? 1 : 0) - probability) / weight;
        double bounded = Math.max(-RESPONSE_MAX, Math.min(RESPONSE_MAX, response));
        ArrayExample<Regressor> example =
                new ArrayExample<>(new Regressor(Regressor.DEFAULT_NAME, bounded), (float) weight);
        for (int i = 0; i < names.length; i++) {
            example.add(names[i], sample.features().get(i));
        }
        return example;
    }

    /** Tribuo's tree as ours, which needs no example made of the features to be asked. */
    private static Tree grown(Node<Regressor> node, TreeModel<Regressor> model) {
        if (node instanceof SplitNode<Regressor> split) {
            String feature = model.getFeatureIDMap().get(split.getFeatureID()).getName();
            return new Tree.Question(
                    Integer.parseInt(feature.substring(1)),
                    split.splitValue(),
                    grown(split.getGreaterThan(), model),
                    grown(split.getLessThanOrEqual(), model));
        }
        return new Tree.Answer(((LeafNode<Regressor>) node).getOutput().getValues()[0]);
    }

    private static double answer(Tree tree, Numbers features) {
        Tree at = tree;
        while (at instanceof Tree.Question question) {
            at = features.get(question.feature()) > question.value() ? question.above() : question.upTo();
        }
        return ((Tree.Answer) at).value();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public double score(Numbers features) {
        double sum = start;
        for (Tree tree : trees) {
            sum += SHRINKAGE * answer(tree, features);
        }
        return sum;
    }
}
