// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.learned;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.sgd.linear.LinearSGDModel;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.impl.ArrayExample;
import org.tribuo.math.la.DenseMatrix;
import org.tribuo.math.optimisers.AdaGrad;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/** A logistic regression on scaled features, trained by Tribuo. */
public final class LogisticRegression implements Challenger {
    private static final int EPOCHS = 20;
    private static final double RATE = 0.2;
    private static final Label SELLER = new Label("seller");
    private static final Label OTHER = new Label("other");

    private final String name;
    private final Scale scale;
    private final double[] weights;
    private final double bias;

    private LogisticRegression(String name, Scale scale, double[] weights, double bias) {
        this.name = name;
        this.scale = scale;
        this.weights = weights;
        this.bias = bias;
    }

    /**
     * Learns to tell sellers.
     *
     * @param features how many of the features it may see, from the first on
     */
    public static LogisticRegression train(String name, List<Sample> samples, int features, long seed) {
        Logger.getLogger("org.tribuo").setLevel(Level.WARNING);
        Scale scale = Scale.of(samples, features);
        String[] names = IntStream.range(0, features)
                .mapToObj(LogisticRegression::feature)
                .toArray(String[]::new);
        LabelFactory labels = new LabelFactory();
        MutableDataset<Label> data =
                new MutableDataset<>(new SimpleDataSourceProvenance("simulated accounts", labels), labels);
        for (Sample sample : samples) {
            data.add(new ArrayExample<>(sample.seller() ? SELLER : OTHER, names, scale.scaled(sample.features())));
        }
        LinearSGDModel model =
                new LinearSGDTrainer(new LogMulticlass(), new AdaGrad(RATE), EPOCHS, samples.size(), seed).train(data);
        return of(name, scale, model);
    }

    /** The model's two rows of weights as one: what speaks for a seller, less what speaks against one. */
    private static LogisticRegression of(String name, Scale scale, LinearSGDModel model) {
        DenseMatrix matrix = model.getWeightsCopy();
        int seller = model.getOutputIDInfo().getID(SELLER);
        int other = model.getOutputIDInfo().getID(OTHER);
        double[] weights = new double[scale.features()];
        for (int i = 0; i < weights.length; i++) {
            int id = model.getFeatureIDMap().getID(feature(i));
            weights[i] = id < 0 ? 0 : matrix.get(seller, id) - matrix.get(other, id);
        }
        int last = matrix.getDimension2Size() - 1;
        return new LogisticRegression(name, scale, weights, matrix.get(seller, last) - matrix.get(other, last));
    }

    private static String feature(int index) {
        return "f" + index;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public double score(Numbers features) {
        double sum = bias;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * scale.scaled(features, i);
        }
        return sum;
    }
}
