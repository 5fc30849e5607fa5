// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.quality;

import io.evenhand.bench.learned.Numbers;
import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.assessment.EvidenceAtom;
import io.evenhand.scoring.signal.Signal;
import io.evenhand.simulator.truth.Truth;
import java.util.ArrayList;
import java.util.List;

/**
 * What learned models see of one assessment: the numbers that the scorecard sees, and the crude ones.
 *
 * <p>The last one, the hosting provider, is for the models that are shown what the scorecard may not see. The peak of
 * concurrency is of the whole time, which flatters those models.
 */
final class Features {
    static final List<String> NAMES = names();
    /** Where the features that say something of the network begin. */
    static final int NETWORK = NAMES.size() - 1;

    private static final int PER_SIGNAL = 3;

    private Features() {}

    private static List<String> names() {
        List<String> names = new ArrayList<>();
        for (Signal signal : Signal.values()) {
            names.add(signal.wire() + " n");
            names.add(signal.wire() + " statistic");
            names.add(signal.wire() + " -log p");
        }
        names.add("external viewers");
        names.add("aged tenures");
        names.add("concurrency");
        names.add("hosted");
        return List.copyOf(names);
    }

    static Numbers of(Assessment assessment, Truth truth) {
        float[] features = new float[NAMES.size()];
        int at = 0;
        for (Signal signal : Signal.values()) {
            EvidenceAtom atom = assessment.atom(signal.wire());
            if (atom != null) {
                features[at] = squeezed((double) atom.n());
                features[at + 1] = atom.statistic() == null ? 0 : squeezed(atom.statistic());
                features[at + 2] = atom.p() == null ? 0 : squeezed(-StrictMath.log10(Math.max(atom.p(), 1e-30)));
            }
            at += PER_SIGNAL;
        }
        features[at++] = squeezed(assessment.gates().externalViewers30d());
        features[at++] = squeezed(assessment.gates().agedTenures());
        features[at++] = squeezed(truth.concurrencyPeak());
        features[at] = truth.hosted() ? 1 : 0;
        return Numbers.of(features);
    }

    /** Linear where numbers are small, logarithmic where they are large. */
    private static float squeezed(double value) {
        return (float) (StrictMath.signum(value) * StrictMath.log1p(StrictMath.abs(value)));
    }
}
